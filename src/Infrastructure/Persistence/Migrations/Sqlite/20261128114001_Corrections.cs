using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>What was corrected, and what changed after the recommendation, is kept with the nomination.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261128114001_Corrections")]
public sealed class Corrections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Changes", "Nominations", "TEXT", nullable: true);
        migrationBuilder.AddColumn<string>("Corrections", "Nominations", "TEXT", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("Changes", "Nominations");
        migrationBuilder.DropColumn("Corrections", "Nominations");
    }
}
