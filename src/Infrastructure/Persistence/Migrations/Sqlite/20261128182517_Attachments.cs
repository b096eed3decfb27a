using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>Files that were uploaded as evidence, and where submissions and decisions name them.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261128182517_Attachments")]
public sealed class Attachments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(
            name: "Evidence",
            table: "Submissions",
            type: "TEXT",
            nullable: true);

        migrationBuilder.AddColumn<string>(
            name: "Evidence",
            table: "Decisions",
            type: "TEXT",
            nullable: true);

        migrationBuilder.CreateTable(
            name: "Attachments",
            columns: table => new
            {
                Id = table.Column<Guid>(type: "TEXT", nullable: false),
                CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                Organisation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                Name = table.Column<string>(type: "TEXT", nullable: false),
                MediaType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                Size = table.Column<int>(type: "INTEGER", nullable: false),
                StoredAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                AttachedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Attachments", x => x.Id);
                table.ForeignKey(
                    name: "FK_Attachments_Campaigns_CampaignId",
                    column: x => x.CampaignId,
                    principalTable: "Campaigns",
                    principalColumn: "Id",
                    onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "AttachmentPieces",
            columns: table => new
            {
                AttachmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                Number = table.Column<int>(type: "INTEGER", nullable: false),
                Content = table.Column<byte[]>(type: "BLOB", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AttachmentPieces", x => new { x.AttachmentId, x.Number });
                table.ForeignKey(
                    name: "FK_AttachmentPieces_Attachments_AttachmentId",
                    column: x => x.AttachmentId,
                    principalTable: "Attachments",
                    principalColumn: "Id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_Attachments_AttachedAt_StoredAt",
            table: "Attachments",
            columns: ["AttachedAt", "StoredAt"]);

        migrationBuilder.CreateIndex(
            name: "IX_Attachments_CampaignId_Reference_Organisation",
            table: "Attachments",
            columns: ["CampaignId", "Reference", "Organisation"],
            unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("AttachmentPieces");

        migrationBuilder.DropTable("Attachments");

        migrationBuilder.DropColumn(
            name: "Evidence",
            table: "Submissions");

        migrationBuilder.DropColumn(
            name: "Evidence",
            table: "Decisions");
    }
}
