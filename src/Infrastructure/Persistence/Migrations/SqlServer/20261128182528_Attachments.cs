using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>Files that were uploaded as evidence, and where submissions and decisions name them.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261128182528_Attachments")]
public sealed class Attachments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(
            name: "Evidence",
            table: "Submissions",
            type: "nvarchar(max)",
            nullable: true);

        migrationBuilder.AddColumn<string>(
            name: "Evidence",
            table: "Decisions",
            type: "nvarchar(max)",
            nullable: true);

        migrationBuilder.CreateTable(
            name: "Attachments",
            columns: table => new
            {
                Id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                CampaignId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                Organisation = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Name = table.Column<string>(type: "nvarchar(max)", nullable: false),
                MediaType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                Size = table.Column<int>(type: "int", nullable: false),
                StoredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                AttachedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
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
                AttachmentId = table.Column<byte[]>(type: "binary(16)", nullable: false),
                Number = table.Column<int>(type: "int", nullable: false),
                Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
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
