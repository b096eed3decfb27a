using Commendation.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Commendation.Infrastructure.Tests.Persistence;

public sealed class DatabaseFaultsTests
{
    [Theory]
    [InlineData("40P01")]
    [InlineData("55P03")]
    [InlineData("57P01")]
    [InlineData("57P03")]
    [InlineData("57014")]
    [InlineData("08006")]
    [InlineData("53300")]
    [InlineData("25006")]
    public void Deadlocks_locks_lost_connections_and_changes_of_server_pass_on_PostgreSQL(string state) =>
        DatabaseFaults.Passes(new DbUpdateException("save", new PostgresException("fault", "ERROR", "ERROR", state))).Should().BeTrue();

    [Theory]
    [InlineData("42P01")]
    [InlineData("23505")]
    [InlineData("28P01")]
    public void What_is_wrong_with_the_request_or_the_set_up_does_not_pass(string state) =>
        DatabaseFaults.Passes(new PostgresException("fault", "ERROR", "ERROR", state)).Should().BeFalse();

    [Fact]
    public void A_connection_that_ends_in_the_midst_and_a_command_that_takes_too_long_pass()
    {
        DatabaseFaults.Passes(new NpgsqlException("read", new IOException("reset by peer"))).Should().BeTrue();
        DatabaseFaults.Passes(new InvalidOperationException("query", new NpgsqlException("read", new TimeoutException()))).Should().BeTrue();
        DatabaseFaults.Passes(new SqliteException("busy", 5)).Should().BeTrue();
        DatabaseFaults.Passes(new InvalidOperationException("bug")).Should().BeFalse();
    }

    [Fact]
    public void A_full_disk_is_told_from_other_faults()
    {
        DatabaseFaults.IsFullDisk(new DbUpdateException("save", new SqliteException("full", 13))).Should().BeTrue();
        DatabaseFaults.IsFullDisk(new PostgresException("full", "ERROR", "ERROR", "53100")).Should().BeTrue();
        DatabaseFaults.IsFullDisk(new SqliteException("busy", 5)).Should().BeFalse();
    }
}
