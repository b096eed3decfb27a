using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>A nominee may be identified by another document, by a division of a unit, or by none for a reason.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261128111659_OtherIdentifiers")]
public sealed class OtherIdentifiers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Division", "Nominations", "character varying(200)", maxLength: 200, nullable: true, collation: "C");
        migrationBuilder.AddColumn<string>("IdentifierKind", "Nominations", "character varying(40)", maxLength: 40, nullable: true, collation: "C");
        migrationBuilder.AddColumn<string>("NoIdentifierBecause", "Nominations", "character varying(400)", maxLength: 400, nullable: true, collation: "C");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("Division", "Nominations");
        migrationBuilder.DropColumn("IdentifierKind", "Nominations");
        migrationBuilder.DropColumn("NoIdentifierBecause", "Nominations");
    }
}
