using System.CommandLine;
using System.Data.Common;
using Commendation.Cli.Commands;
using Commendation.Infrastructure.Tests.Persistence;
using Commendation.WebApi.Tests.Endurance;
using Commendation.WebApi.Tests.House;
using Microsoft.Data.Sqlite;
using Npgsql;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.Cli.Tests;

/// <summary>Keys rotate over a database in use: a new key, everything sealed anew, the old key taken away.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private readonly string _folder = Server.Folder();

    private string Keys => Path.Combine(_folder, "data", "seal-keys");

    private string SqliteConnectionString => $"Data Source={Path.Combine(_folder, "commendation.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public Task After_everything_is_sealed_anew_the_old_key_can_go_and_all_of_it_still_reads_and_verifies() =>
        Rotates(Server.Sqlite(_folder), Settings("Sqlite", SqliteConnectionString), () => new SqliteConnection(SqliteConnectionString));

    [PostgresFact]
    public async Task On_PostgreSQL_the_old_key_can_go_as_well()
    {
        await using var cluster = await PostgresCluster.Start();
        var connection = cluster.ConnectionString("endurance");
        await Rotates(Server.PostgreSql(cluster), Settings("PostgreSql", connection), () => new NpgsqlConnection(connection));
    }

    [Fact]
    public void Without_a_database_nothing_is_sealed_anew()
    {
        var settings = Settings("Sqlite", SqliteConnectionString);
        Run(["new", .. settings]);

        using var error = new StringWriter();
        KeysCommand.Command().Parse(["reencrypt", .. settings]).Invoke(new InvocationConfiguration { Error = error }).Should().Be(2);
        error.ToString().Should().StartWith("Database:ConnectionString: ");
    }

    private async Task Rotates(string[] database, string[] settings, Func<DbConnection> connect)
    {
        var person = Nominee.Person(1);
        Guid reviewed, notice, third;
        await using (var server = new Server(_folder, database))
        {
            await server.Start();
            using var http = server.Client();
            var (chengdong, department) = (new Office(http, "630102"), new Office(http, "63D01"));
            var posted = await chengdong.BringsToPublicity(Nominee.Person(2));
            notice = await chengdong.PostsLocally(on: "2021-07-12", posted);
            await chengdong.TakesInObjection(notice, posted, "反映情况。", arrivedOn: "2021-07-13");
            reviewed = await department.BringsToSubmission(person);
            await department.Submits(on: "2021-07-26", await department.FillsForms(reviewed), reviewed);
            await new Office(http, "63LG").LaysSanction("disqualify-organisation", "63D11", "未按规定程序推荐。", "青评组〔2021〕2号", on: "2021-07-16");
            (await http.Send("POST", $"{Campaign}/nominations/{posted}/acts/withdraw", "{\"reason\":\"试\",\"on\":\"2021-07-01\"}", "630102", key: "refused")).Status.Should().Be(422);
            third = await chengdong.Nominates(Nominee.Person(3), on: "2021-07-09");
            (await http.Attach(Evidence.Pdf(), Officers.Token(["recommending-unit"], "630102"))).Accepted();
            await chengdong.Posts($"nominations/{third}/records", new { code = "inspection-and-review", by = "考察组", favourable = true, evidence = new[] { Evidence.Reference(Evidence.Pdf()) }, on = "2021-07-09" });
            (await http.Send("PATCH", $"{Campaign}/nominations/{third}/facts", "{\"facts\":{\"frontLine\":false},\"on\":\"2021-07-09\"}", "630102", key: "kept")).Accepted();
        }

        var old = Directory.GetFiles(Keys, "*.key").Single(file => Path.GetFileName(file) != "digest.key");
        Sealed(connect).Should().HaveCountGreaterThan(5).And.OnlyContain(text => text.StartsWith($"s1:{Path.GetFileNameWithoutExtension(old)}:", StringComparison.Ordinal));

        var name = Run(["new", .. settings]);
        Run(["reencrypt", .. settings]).Should().MatchRegex("^[1-9][0-9]*$");
        File.Delete(old);

        Sealed(connect).Should().OnlyContain(text => text.StartsWith($"s1:{name}:", StringComparison.Ordinal), "nothing needs the old key any more");
        await using var again = new Server(_folder, database);
        await again.Start();
        using var there = again.Client();
        var office = new Office(there, "63D01");
        var verification = await new Office(there, "63LG").Reads("journal/verification");
        verification["holds"].Should().Be("true", "{0}", verification.Text);
        (await office.IsShown($"nominations/{reviewed}/personal-data"))["identifier"].Should().Be(person.Identifier);
        (await office.Reads($"nominations/{reviewed}"))["records[0].remarks"].Should().NotBeNullOrEmpty();
        (await new Office(there, "630102").Reads($"public-notices/{notice}"))["objections[0].statement"].Should().Be("反映情况。");
        (await office.Reads("submissions")).Body["items"]!.AsArray().SelectMany(item => item!["forms"]!.AsArray()).Should().NotBeEmpty();
        (await there.Fetch("POST", $"{Campaign}/nominations/{third}/attachments/{Evidence.Reference(Evidence.Pdf())}/disclosures", "*/*", Officers.Token(["recommending-unit"], "630102"))).Content.Should().Equal(Evidence.Pdf());
        (await office.Sends("POST", $"{Campaign}/nominations", new { person.Award, person.Kind, person.Name, person.Identifier, on = "2021-07-09" })).Refused(409, "already-exists");
    }

    private string[] Settings(string provider, string connection) =>
        ["--setting", $"Keys:Folder={Keys}", "--setting", $"Database:Provider={provider}", "--setting", $"Database:ConnectionString={connection}"];

    private static string Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        KeysCommand.Command().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error }).Should().Be(0, error.ToString());
        return output.ToString().Trim();
    }

    private static List<string> Sealed(Func<DbConnection> connect)
    {
        using var connection = connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT "Identifier" FROM "Nominations" UNION ALL SELECT "Facts" FROM "Nominations" UNION ALL SELECT "Records" FROM "Nominations"
            UNION ALL SELECT "Objections" FROM "PublicNotices" UNION ALL SELECT "Forms" FROM "Submissions"
            UNION ALL SELECT "Sanctions" FROM "Campaigns" UNION ALL SELECT "Body" FROM "KeptAnswers"
            """;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
