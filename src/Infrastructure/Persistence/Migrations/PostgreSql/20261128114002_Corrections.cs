using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>What was corrected, and what changed after the recommendation, is kept with the nomination.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261128114002_Corrections")]
public sealed class Corrections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Changes", "Nominations", "text", nullable: true);
        migrationBuilder.AddColumn<string>("Corrections", "Nominations", "text", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("Changes", "Nominations");
        migrationBuilder.DropColumn("Corrections", "Nominations");
    }
}
