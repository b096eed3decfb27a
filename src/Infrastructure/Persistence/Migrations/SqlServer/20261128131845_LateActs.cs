using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>Acts that are recorded late wait for their confirmation, and a notice tells since when the public could see it.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261128131845_LateActs")]
public sealed class LateActs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("PublishedElsewhere", "PublicNotices", "nvarchar(max)", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("SeenFrom", "PublicNotices", "date", nullable: true);
        migrationBuilder.CreateTable(
            "LateActs",
            table => new
            {
                Id = table.Column<byte[]>("binary(16)", nullable: false),
                Act = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                Organisation = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                RecordedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                On = table.Column<DateOnly>("date", nullable: false),
                At = table.Column<TimeOnly>("time", nullable: true),
                RecordedOn = table.Column<DateOnly>("date", nullable: false),
                Stages = table.Column<string>("nvarchar(max)", nullable: false),
                Nominations = table.Column<string>("nvarchar(max)", nullable: false),
                Confirming = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Claim = table.Column<string>("nvarchar(max)", nullable: false),
                Request = table.Column<string>("nvarchar(max)", nullable: false),
                Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                Settled = table.Column<string>("nvarchar(max)", nullable: true),
                Done = table.Column<string>("nvarchar(max)", nullable: false),
                CampaignId = table.Column<byte[]>("binary(16)", nullable: false),
                Version = table.Column<int>("int", nullable: false),
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
