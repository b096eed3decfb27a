using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>Tables of nominees that were handed in, row by row until they are stored.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261128132600_Imports")]
public sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "ImportChunks",
            columns: table => new
            {
                ImportId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                Number = table.Column<int>(type: "int", nullable: false),
                StoredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                Rows = table.Column<string>(type: "nvarchar(max)", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ImportChunks", x => new { x.ImportId, x.Number });
            });

        migrationBuilder.CreateTable(
            name: "Imports",
            columns: table => new
            {
                Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                CampaignId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                Organisation = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Award = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                File = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                StoredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                Header = table.Column<string>(type: "nvarchar(max)", nullable: false),
                Rows = table.Column<int>(type: "int", nullable: false),
                Sound = table.Column<int>(type: "int", nullable: false),
                Applied = table.Column<int>(type: "int", nullable: false),
                LeftOut = table.Column<int>(type: "int", nullable: false),
                Version = table.Column<int>(type: "int", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Imports", x => x.Id);
                table.ForeignKey(
                    name: "FK_Imports_Campaigns_CampaignId",
                    column: x => x.CampaignId,
                    principalTable: "Campaigns",
                    principalColumn: "Id",
                    onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_ImportChunks_StoredAt", "ImportChunks", "StoredAt");

        migrationBuilder.CreateIndex("IX_Imports_CampaignId", "Imports", "CampaignId");

        migrationBuilder.CreateIndex("IX_Imports_StoredAt", "Imports", "StoredAt");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ImportChunks");

        migrationBuilder.DropTable("Imports");
    }
}
