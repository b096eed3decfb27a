using System.CommandLine;
using Commendation.WebApi.Commands;
using Commendation.WebApi.Tests.Endurance;
using Commendation.WebApi.Tests.House;
using Microsoft.Data.Sqlite;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Keys rotate over a database in use: a new key, everything sealed anew, the old key taken away.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private readonly string _folder = Server.Folder();

    private string Keys => Path.Combine(_folder, "data", "seal-keys");

    private string[] Settings => ["--setting", $"Keys:Folder={Keys}", "--setting", $"Database:ConnectionString={Connection}"];

    private string Connection => $"Data Source={Path.Combine(_folder, "commendation.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task After_everything_is_sealed_anew_the_old_key_can_go_and_all_of_it_still_reads_and_verifies()
    {
        var person = Nominee.Person(1);
        Guid reviewed, notice;
        await using (var server = new Server(_folder, Server.Sqlite(_folder)))
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
            (await http.Send("PATCH", $"{Campaign}/nominations/{await chengdong.Nominates(Nominee.Person(3), on: "2021-07-09")}/facts", "{\"facts\":{\"frontLine\":false},\"on\":\"2021-07-09\"}", "630102", key: "kept")).Accepted();
        }

        var old = Directory.GetFiles(Keys, "*.key").Single(file => Path.GetFileName(file) != "digest.key");
        Sealed().Should().HaveCountGreaterThan(5).And.OnlyContain(text => text.StartsWith($"s1:{Path.GetFileNameWithoutExtension(old)}:", StringComparison.Ordinal));

        var name = Run(["new", .. Settings]);
        Run(["reencrypt", .. Settings]).Should().MatchRegex("^[1-9][0-9]*$");
        File.Delete(old);

        Sealed().Should().OnlyContain(text => text.StartsWith($"s1:{name}:", StringComparison.Ordinal), "nothing needs the old key any more");
        await using var again = new Server(_folder, Server.Sqlite(_folder));
        await again.Start();
        using var there = again.Client();
        var office = new Office(there, "63D01");
        var verification = await new Office(there, "63LG").Reads("journal/verification");
        verification["holds"].Should().Be("true", "{0}", verification.Text);
        (await office.Reads($"nominations/{reviewed}/personal-data"))["identifier"].Should().Be(person.Identifier);
        (await office.Reads($"nominations/{reviewed}"))["records[0].remarks"].Should().NotBeNullOrEmpty();
        (await new Office(there, "630102").Reads($"public-notices/{notice}"))["objections[0].statement"].Should().Be("反映情况。");
        (await office.Reads("submissions")).Body["items"]!.AsArray().SelectMany(item => item!["forms"]!.AsArray()).Should().NotBeEmpty();
        (await office.Sends("POST", $"{Campaign}/nominations", new { person.Award, person.Kind, person.Name, person.Identifier, on = "2021-07-09" })).Refused(409, "already-exists");
    }

    [Fact]
    public void Without_a_database_nothing_is_sealed_anew()
    {
        Run(["new", .. Settings]);

        using var error = new StringWriter();
        KeysCommand.Command().Parse(["reencrypt", .. Settings]).Invoke(new InvocationConfiguration { Error = error }).Should().Be(2);
        error.ToString().Should().StartWith("Database:ConnectionString: ");
    }

    private static string Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        KeysCommand.Command().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error }).Should().Be(0, error.ToString());
        return output.ToString().Trim();
    }

    private List<string> Sealed()
    {
        using var connection = new SqliteConnection(Connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT Identifier FROM Nominations UNION ALL SELECT Facts FROM Nominations UNION ALL SELECT Records FROM Nominations
            UNION ALL SELECT Objections FROM PublicNotices UNION ALL SELECT Forms FROM Submissions
            UNION ALL SELECT Sanctions FROM Campaigns UNION ALL SELECT Body FROM KeptAnswers
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
