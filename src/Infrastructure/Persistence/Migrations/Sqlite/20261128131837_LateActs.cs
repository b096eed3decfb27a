using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>Acts that are recorded late wait for their confirmation, and a notice tells since when the public could see it.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261128131837_LateActs")]
public sealed class LateActs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("PublishedElsewhere", "PublicNotices", "TEXT", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("SeenFrom", "PublicNotices", "TEXT", nullable: true);
        migrationBuilder.CreateTable(
            "LateActs",
            table => new
            {
                Id = table.Column<Guid>("TEXT", nullable: false),
                Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                Organisation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                RecordedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                On = table.Column<DateOnly>("TEXT", nullable: false),
                At = table.Column<TimeOnly>("TEXT", nullable: true),
                RecordedOn = table.Column<DateOnly>("TEXT", nullable: false),
                Stages = table.Column<string>("TEXT", nullable: false),
                Nominations = table.Column<string>("TEXT", nullable: false),
                Confirming = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                Claim = table.Column<string>("TEXT", nullable: false),
                Request = table.Column<string>("TEXT", nullable: false),
                Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                Settled = table.Column<string>("TEXT", nullable: true),
                Done = table.Column<string>("TEXT", nullable: false),
                CampaignId = table.Column<Guid>("TEXT", nullable: false),
                Version = table.Column<int>("INTEGER", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LateActs", act => act.Id);
                table.ForeignKey("FK_LateActs_Campaigns_CampaignId", act => act.CampaignId, "Campaigns", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_LateActs_CampaignId_Id", "LateActs", ["CampaignId", "Id"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("LateActs");
        migrationBuilder.DropColumn("PublishedElsewhere", "PublicNotices");
        migrationBuilder.DropColumn("SeenFrom", "PublicNotices");
    }
}
