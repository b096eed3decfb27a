using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>Tables of nominees that were handed in, row by row until they are stored.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261128132548_Imports")]
public sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "ImportChunks",
            columns: table => new
            {
                ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                Number = table.Column<int>(type: "INTEGER", nullable: false),
                StoredAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                Rows = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ImportChunks", x => new { x.ImportId, x.Number });
            });

        migrationBuilder.CreateTable(
            name: "Imports",
            columns: table => new
            {
                Id = table.Column<Guid>(type: "TEXT", nullable: false),
                CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                Organisation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                Award = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                File = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                StoredAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                Header = table.Column<string>(type: "TEXT", nullable: false),
                Rows = table.Column<int>(type: "INTEGER", nullable: false),
                Sound = table.Column<int>(type: "INTEGER", nullable: false),
                Applied = table.Column<int>(type: "INTEGER", nullable: false),
                LeftOut = table.Column<int>(type: "INTEGER", nullable: false),
                Version = table.Column<int>(type: "INTEGER", nullable: false),
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
