using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>How the name of an honour was put right is kept with it.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261128183002_CorrectedHonours")]
public sealed class CorrectedHonours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("Corrected", "Honours", "text", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("Corrected", "Honours");
}
