using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>A nominee may be identified by another document, by a division of a unit, or by none for a reason.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261128111654_OtherIdentifiers")]
public sealed class OtherIdentifiers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Division", "Nominations", "TEXT", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<string>("IdentifierKind", "Nominations", "TEXT", maxLength: 40, nullable: true);
        migrationBuilder.AddColumn<string>("NoIdentifierBecause", "Nominations", "TEXT", maxLength: 400, nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("Division", "Nominations");
        migrationBuilder.DropColumn("IdentifierKind", "Nominations");
        migrationBuilder.DropColumn("NoIdentifierBecause", "Nominations");
    }
}
