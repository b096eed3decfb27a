using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>
/// TRUNCATE fires no trigger, but SQL Server refuses it for a table that another refers to, even when that one is empty, as this one always is.
/// </summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261128183100_JournalIsNeverEmptied")]
public sealed class JournalIsNeverEmptied : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE [JournalIsNeverEmptied] (
                [JournalId] binary(16) NOT NULL,
                CONSTRAINT [PK_JournalIsNeverEmptied] PRIMARY KEY ([JournalId]),
                CONSTRAINT [FK_JournalIsNeverEmptied_Journal_JournalId] FOREIGN KEY ([JournalId]) REFERENCES [Journal] ([Id]),
                CONSTRAINT [CK_JournalIsNeverEmptied_Empty] CHECK (1 = 0)
            );
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("JournalIsNeverEmptied");
    }
}
