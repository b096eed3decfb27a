using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.Sqlite;

/// <summary>How far each caller has used up its requests, at all processes together.</summary>
[DbContext(typeof(SqliteContext))]
[Migration("20261126020819_SharedRequestCounts")]
public sealed class SharedRequestCounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "RequestCounts",
            columns: table => new
            {
                Caller = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                FullAt = table.Column<long>(type: "INTEGER", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_RequestCounts", row => row.Caller));
        migrationBuilder.CreateIndex("IX_RequestCounts_FullAt", "RequestCounts", "FullAt");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("RequestCounts");
}
