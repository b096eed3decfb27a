using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>Limits that bite before the list are counted act by act.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261128130756_LimitCounts")]
public sealed class LimitCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "LimitCounts",
            table => new
            {
                Id = table.Column<Guid>("TEXT", nullable: false),
                Limit = table.Column<string>("TEXT", maxLength: 100, nullable: false),
                Stage = table.Column<string>("TEXT", maxLength: 100, nullable: false),
                Part = table.Column<string>("TEXT", maxLength: 100, nullable: false),
                Basis = table.Column<string>("TEXT", maxLength: 100, nullable: false),
                Members = table.Column<int>("INTEGER", nullable: false),
                Undetermined = table.Column<int>("INTEGER", nullable: false),
                Placed = table.Column<int>("INTEGER", nullable: false),
                CampaignId = table.Column<Guid>("TEXT", nullable: false),
                Version = table.Column<int>("INTEGER", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LimitCounts", count => count.Id);
                table.ForeignKey("FK_LimitCounts_Campaigns_CampaignId", count => count.CampaignId, "Campaigns", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_LimitCounts_CampaignId_Id", "LimitCounts", ["CampaignId", "Id"]);
        migrationBuilder.CreateIndex("IX_LimitCounts_CampaignId_Part_Limit_Stage", "LimitCounts", ["CampaignId", "Part", "Limit", "Stage"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("LimitCounts");
}
