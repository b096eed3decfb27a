using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>
/// Lines of the journal are added and nothing else, whoever speaks to the database. Databases that had this migration under an id of the
/// year 2027 get it again under this one, in the place in which new databases get it.
/// </summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261126020900_JournalIsAppendOnly")]
public sealed class JournalIsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TRIGGER IF EXISTS [Journal_is_append_only];");

        // Alone in its batch, as CREATE TRIGGER must be, also where the whole script is sent at once.
        migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [Journal_is_append_only] ON [Journal] INSTEAD OF UPDATE, DELETE AS BEGIN SET NOCOUNT ON; THROW 50001, N''The journal is append-only.'', 1; END');");
        migrationBuilder.Sql("DELETE FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'20270101000000_JournalIsAppendOnly';");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TRIGGER [Journal_is_append_only];");
    }
}
