using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Persistence.Migrations.PostgreSql;

/// <summary>
/// Lines of the journal are added and nothing else, whoever speaks to the database. Databases that had this migration under an id of the
/// year 2027 get it again under this one, in the place in which new databases get it.
/// </summary>
[DbContext(typeof(PostgreSqlContext))]
[Migration("20261126020900_JournalIsAppendOnly")]
public sealed class JournalIsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE OR REPLACE FUNCTION "Journal_refuses"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'The journal is append-only.' USING ERRCODE = 'restrict_violation';
            END;
            $$;
            DROP TRIGGER IF EXISTS "Journal_is_append_only" ON "Journal";
            DROP TRIGGER IF EXISTS "Journal_is_never_emptied" ON "Journal";
            CREATE TRIGGER "Journal_is_append_only" BEFORE UPDATE OR DELETE ON "Journal" FOR EACH ROW EXECUTE FUNCTION "Journal_refuses"();
            CREATE TRIGGER "Journal_is_never_emptied" BEFORE TRUNCATE ON "Journal" FOR EACH STATEMENT EXECUTE FUNCTION "Journal_refuses"();
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20270101000000_JournalIsAppendOnly';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            DROP TRIGGER "Journal_is_append_only" ON "Journal";
            DROP TRIGGER "Journal_is_never_emptied" ON "Journal";
            DROP FUNCTION "Journal_refuses";
            """);
    }
}
