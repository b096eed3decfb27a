using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>
/// Lines of the journal are added and nothing else, whoever speaks to the database. Databases that had this migration under an id of the
/// year 2027 get it again under this one, in the place in which new databases get it.
/// </summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261126020900_JournalIsAppendOnly")]
public sealed class JournalIsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var what in new[] { "UPDATE", "DELETE" })
        {
            migrationBuilder.Sql($"""
                DROP TRIGGER IF EXISTS "Journal_is_append_only_{what}";
                CREATE TRIGGER "Journal_is_append_only_{what}" BEFORE {what} ON "Journal"
                BEGIN
                    SELECT RAISE(ABORT, 'The journal is append-only.');
                END;
                """);
        }

        migrationBuilder.Sql("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '20270101000000_JournalIsAppendOnly';");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var what in new[] { "UPDATE", "DELETE" })
        {
            migrationBuilder.Sql($"DROP TRIGGER \"Journal_is_append_only_{what}\";");
        }
    }
}
