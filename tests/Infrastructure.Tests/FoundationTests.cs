using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Commendation.Infrastructure.Tests;

public class FoundationTests
{
    [Fact]
    public void Sqlite_brings_its_native_library()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select $text";
        command.Parameters.AddWithValue("$text", "先进个人");

        command.ExecuteScalar().Should().Be("先进个人");
    }

    [Fact]
    public void SqlClient_finds_the_assembly_it_loads_for_every_parameter()
    {
        var wanted = typeof(SqlConnection).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.SqlServer.Server");

        var found = System.Reflection.Assembly.Load(wanted.Name!);

        found.GetName().Version.Should().Be(wanted.Version);
        found.GetType("Microsoft.SqlServer.Server.SqlUserDefinedTypeAttribute").Should().NotBeNull();
    }
}
