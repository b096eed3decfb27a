using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>Limits that bite before the list are counted act by act.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261128130812_LimitCounts")]
public sealed class LimitCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "LimitCounts",
            table => new
            {
                Id = table.Column<byte[]>("binary(16)", nullable: false),
                Limit = table.Column<string>("nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Stage = table.Column<string>("nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Part = table.Column<string>("nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Basis = table.Column<string>("nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Members = table.Column<int>("int", nullable: false),
                Undetermined = table.Column<int>("int", nullable: false),
                Placed = table.Column<int>("int", nullable: false),
                CampaignId = table.Column<byte[]>("binary(16)", nullable: false),
                Version = table.Column<int>("int", nullable: false),
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
