using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>Lines of the journal are added and nothing else, whoever speaks to the database.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20270101000000_JournalIsAppendOnly")]
public sealed class JournalIsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var what in new[] { "UPDATE", "DELETE" })
        {
            migrationBuilder.Sql($"""
                CREATE TRIGGER "Journal_is_append_only_{what}" BEFORE {what} ON "Journal"
                BEGIN
                    SELECT RAISE(ABORT, 'The journal is append-only.');
                END;
                """);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var what in new[] { "UPDATE", "DELETE" })
        {
            migrationBuilder.Sql($"DROP TRIGGER \"Journal_is_append_only_{what}\";");
        }
    }
}
