using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>How far each caller has used up its requests, at all processes together.</summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261126020826_SharedRequestCounts")]
public sealed class SharedRequestCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "RequestCounts",
            columns: table => new
            {
                Caller = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                FullAt = table.Column<long>(type: "bigint", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_RequestCounts", row => row.Caller));
        migrationBuilder.CreateIndex("IX_RequestCounts_FullAt", "RequestCounts", "FullAt");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("RequestCounts");
}
