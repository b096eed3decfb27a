using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>Limits that bite before the list are counted act by act.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261128130803_LimitCounts")]
public sealed class LimitCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "LimitCounts",
            table => new
            {
                Id = table.Column<Guid>("uuid", nullable: false),
                Limit = table.Column<string>("character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                Stage = table.Column<string>("character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                Part = table.Column<string>("character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                Basis = table.Column<string>("character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                Members = table.Column<int>("integer", nullable: false),
                Undetermined = table.Column<int>("integer", nullable: false),
                Placed = table.Column<int>("integer", nullable: false),
                CampaignId = table.Column<Guid>("uuid", nullable: false),
                Version = table.Column<int>("integer", nullable: false),
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
