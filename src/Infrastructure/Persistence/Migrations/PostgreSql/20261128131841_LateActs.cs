using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>Acts that are recorded late wait for their confirmation, and a notice tells since when the public could see it.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261128131841_LateActs")]
public sealed class LateActs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("PublishedElsewhere", "PublicNotices", "text", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("SeenFrom", "PublicNotices", "date", nullable: true);
        migrationBuilder.CreateTable(
            "LateActs",
            table => new
            {
                Id = table.Column<Guid>("uuid", nullable: false),
                Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                Organisation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                RecordedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                On = table.Column<DateOnly>("date", nullable: false),
                At = table.Column<TimeOnly>("time without time zone", nullable: true),
                RecordedOn = table.Column<DateOnly>("date", nullable: false),
                Stages = table.Column<string>("text", nullable: false),
                Nominations = table.Column<string>("text", nullable: false),
                Confirming = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                Claim = table.Column<string>("text", nullable: false),
                Request = table.Column<string>("text", nullable: false),
                Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                Settled = table.Column<string>("text", nullable: true),
                Done = table.Column<string>("text", nullable: false),
                CampaignId = table.Column<Guid>("uuid", nullable: false),
                Version = table.Column<int>("integer", nullable: false),
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
