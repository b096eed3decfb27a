using Commendation.Infrastructure;
using Commendation.WebApi;

// What the project file passes on when the program is run from its sources.
if (args is ["--environment", var environment, .. var rest])
{
    Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", environment);
    args = rest;
}

switch (args)
{
    case ["--help" or "-h" or "-?", ..]:
        Console.Out.WriteLine("""
            Commendation 评选表彰: serves the API. 提供接口服务。

              --KEY VALUE   a setting, in place of appsettings.json and the environment, for example 配置项，优先于配置文件和环境变量，例如
                            --Urls http://localhost:5090 --Database:Provider PostgreSql --Campaigns:Folder campaigns

            To write, verify and rehearse campaigns, and to print tokens 编写、核验、演练活动和生成令牌: dotnet run --project src/Cli -- --help
            """);
        return 0;

    // A command must not start a server; settings begin with a dash.
    case [[not '-', ..] word, ..]:
        Console.Error.WriteLine($"服务没有命令“{word}”；命令见 dotnet run --project src/Cli -- --help。 The server has no command '{word}'. Commands are in the tool: dotnet run --project src/Cli -- {string.Join(' ', args)}");
        return Surroundings.Unusable;

    default:
        return await Surroundings.Run(() => Serve.Run(args, CancellationToken.None), Console.Error);
}

/// <summary>The entry point, visible to tests that start the real host.</summary>
public sealed partial class Program;
