using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>Lines of the journal are added and nothing else, whoever speaks to the database.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20270101000000_JournalIsAppendOnly")]
public sealed class JournalIsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // Alone in its batch, as CREATE TRIGGER must be, also where the whole script is sent at once.
        migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [Journal_is_append_only] ON [Journal] INSTEAD OF UPDATE, DELETE AS BEGIN SET NOCOUNT ON; THROW 50001, N''The journal is append-only.'', 1; END');");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP TRIGGER [Journal_is_append_only];");
    }
}
