using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>A nomination keeps the stage in which it fell; what was shown leaves a line under the version that it had.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261128100557_StageOfFallAndDisclosures")]
public sealed class StageOfFallAndDisclosures : Migration
{
    private static readonly string[] Columns = ["SubjectId", "Sequence"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("FellIn", "Nominations", "character varying(100)", maxLength: 100, nullable: true);
        migrationBuilder.DropIndex("IX_Journal_SubjectId_Sequence", "Journal");
        migrationBuilder.CreateIndex("IX_Journal_SubjectId_Sequence", "Journal", Columns, unique: true, filter: "\"Act\" <> 'disclose'");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Journal_SubjectId_Sequence", "Journal");
        migrationBuilder.CreateIndex("IX_Journal_SubjectId_Sequence", "Journal", Columns, unique: true);
        migrationBuilder.DropColumn("FellIn", "Nominations");
    }
}
