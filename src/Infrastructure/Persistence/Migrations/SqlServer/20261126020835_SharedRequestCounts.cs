using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>How far each caller has used up its requests, at all processes together.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261126020835_SharedRequestCounts")]
public sealed class SharedRequestCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "RequestCounts",
            columns: table => new
            {
                Caller = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                FullAt = table.Column<long>(type: "bigint", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_RequestCounts", row => row.Caller));
        migrationBuilder.CreateIndex("IX_RequestCounts_FullAt", "RequestCounts", "FullAt");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("RequestCounts");
}
