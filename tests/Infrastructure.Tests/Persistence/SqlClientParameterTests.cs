using System.Data;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.Data.SqlClient;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>SqlClient loads an assembly for parameters that some registries do not carry; a stand-in takes its place.</summary>
public sealed class SqlClientParameterTests
{
    private const string Wanted = "Microsoft.SqlServer.Server";

    [Fact]
    public void Parameters_of_every_type_that_is_used_reach_the_server()
    {
        using var server = new SilentSqlServer();

        Send(server.ConnectionString);

        Encoding.Unicode.GetString(server.Calls.Should().ContainSingle().Subject).Should().Contain("@text nvarchar(4)").And.Contain("先进个人");
    }

    [Fact]
    public void Without_the_assembly_they_would_not()
    {
        using var server = new SilentSqlServer();
        var crippled = new WithoutAssembly(Wanted);
        var send = crippled.LoadFromAssemblyPath(typeof(SqlClientParameterTests).Assembly.Location)
            .GetType(typeof(SqlClientParameterTests).FullName!)!
            .GetMethod(nameof(Send), BindingFlags.Static | BindingFlags.NonPublic)!;

        var failure = FluentActions.Invoking(() => send.Invoke(null, [server.ConnectionString])).Should().Throw<TargetInvocationException>().Which;

        failure.GetBaseException().Should().BeOfType<FileNotFoundException>().Which.Message.Should().Contain(Wanted);
        server.Calls.Should().BeEmpty();
    }

    internal static void Send(string connectionString)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = new SqlCommand("UPDATE t SET a = @text", connection);
        command.Parameters.AddWithValue("@text", "先进个人");
        command.Parameters.AddWithValue("@number", 7);
        command.Parameters.AddWithValue("@key", Guid.CreateVersion7());
        command.Parameters.AddWithValue("@bytes", Guid.CreateVersion7().ToByteArray(bigEndian: true));
        command.Parameters.AddWithValue("@moment", DateTime.UtcNow);
        command.Parameters.Add(new SqlParameter("@moment2", SqlDbType.DateTime2) { Value = DateTime.UtcNow, Scale = 3 });
        command.Parameters.AddWithValue("@day", new DateOnly(2021, 7, 1));
        command.Parameters.Add(new SqlParameter("@date", SqlDbType.Date) { Value = new DateOnly(2021, 7, 1) });
        command.Parameters.AddWithValue("@flag", true);
        command.Parameters.AddWithValue("@amount", 3000.50m);
        command.Parameters.AddWithValue("@nothing", DBNull.Value);
        command.Parameters.Add(new SqlParameter("@noText", SqlDbType.NVarChar, 200) { Value = DBNull.Value });
        command.ExecuteNonQuery();
    }

    /// <summary>Loads SqlClient and what it needs once more, but pretends that one assembly is not there.</summary>
    private sealed class WithoutAssembly(string missing) : AssemblyLoadContext(nameof(WithoutAssembly))
    {
        private readonly AssemblyDependencyResolver _resolver = new(typeof(SqlClientParameterTests).Assembly.Location);

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
        {
            var name when name == missing => throw new FileNotFoundException($"{missing} was left out."),
            "Microsoft.Data.SqlClient" => LoadFromAssemblyPath(_resolver.ResolveAssemblyToPath(assemblyName)!),
            _ => null,
        };
    }
}
