using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>A nominee may be identified by another document, by a division of a unit, or by none for a reason.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261128111705_OtherIdentifiers")]
public sealed class OtherIdentifiers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Division", "Nominations", "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2");
        migrationBuilder.AddColumn<string>("IdentifierKind", "Nominations", "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2");
        migrationBuilder.AddColumn<string>("NoIdentifierBecause", "Nominations", "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("Division", "Nominations");
        migrationBuilder.DropColumn("IdentifierKind", "Nominations");
        migrationBuilder.DropColumn("NoIdentifierBecause", "Nominations");
    }
}
