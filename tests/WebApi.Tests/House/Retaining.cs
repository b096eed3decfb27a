using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.WebApi.Tests.House;

/// <summary>A host whose campaign keeps personal data for five years, with more campaigns like it where wanted, and a clock that can be set.</summary>
public sealed class Retaining : ApiHost
{
    public const string Code = "qinghai-petition-2018-2020";

    private readonly string _campaigns = Directory.CreateTempSubdirectory("commendation-retention-").FullName;

    public Retaining(params string[] more)
    {
        foreach (var campaign in Directory.EnumerateDirectories(Repository.Campaigns))
        {
            Copy(campaign, Path.GetFileName(campaign));
        }

        foreach (var code in more.Prepend(Code))
        {
            var folder = Copy(Repository.Qinghai, code);
            File.AppendAllText(Path.Combine(folder, "campaign.yaml"), "\nretention: { years: 5 }\n");
        }
    }

    public DateOnly Day { get; set; } = Today;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Campaigns:Folder", _campaigns);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new SettableClock(this)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_campaigns))
        {
            Directory.Delete(_campaigns, recursive: true);
        }
    }

    private string Copy(string campaign, string code)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_campaigns, code)).FullName;
        foreach (var file in Directory.EnumerateFiles(campaign))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        return folder;
    }

    private sealed class SettableClock(Retaining host) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(host.Day.ToDateTime(new TimeOnly(1, 30)), TimeSpan.Zero);
    }
}
