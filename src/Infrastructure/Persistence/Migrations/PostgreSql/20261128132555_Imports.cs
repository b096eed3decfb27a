using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>Tables of nominees that were handed in, row by row until they are stored.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261128132555_Imports")]
public sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "ImportChunks",
            columns: table => new
            {
                ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                Number = table.Column<int>(type: "integer", nullable: false),
                StoredAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                Rows = table.Column<string>(type: "text", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ImportChunks", x => new { x.ImportId, x.Number });
            });

        migrationBuilder.CreateTable(
            name: "Imports",
            columns: table => new
            {
                Id = table.Column<Guid>(type: "uuid", nullable: false),
                CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                Organisation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                Award = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                File = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                StoredAt = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                Header = table.Column<string>(type: "text", nullable: false),
                Rows = table.Column<int>(type: "integer", nullable: false),
                Sound = table.Column<int>(type: "integer", nullable: false),
                Applied = table.Column<int>(type: "integer", nullable: false),
                LeftOut = table.Column<int>(type: "integer", nullable: false),
                Version = table.Column<int>(type: "integer", nullable: false),
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
