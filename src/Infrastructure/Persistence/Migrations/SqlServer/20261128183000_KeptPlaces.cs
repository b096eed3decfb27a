using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.SqlServer;

/// <summary>An account says how many of its free places are kept for its holder's own nominees.</summary>
[DbContext(typeof(SqlServerContext))]
[Migration("20261128183000_KeptPlaces")]
public sealed class KeptPlaces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<int>("Kept", "QuotaAccounts", "int", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("Kept", "QuotaAccounts");
}
