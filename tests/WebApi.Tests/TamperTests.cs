using System.Globalization;
using System.Text.RegularExpressions;
using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Commendation.Infrastructure.Persistence;
using Commendation.WebApi.Tests.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using LateAct = Commendation.Domain.Nominations.LateAct;

namespace Commendation.WebApi.Tests;

/// <summary>
/// Whoever owns the database can alter it behind the application's back: every field of every table of a whole campaign is altered, one at a
/// time, and each alteration is found. The columns come from the model, so that none is forgotten.
/// </summary>
public sealed class TamperTests(ITestOutputHelper output) : IDisposable
{
    // With a limit that bites early, so that there is a count to alter.
    private readonly ApiHost _host = new Limited(
        "{ code: all, clause: 1.2.a, title: { zh: 先进个人, en: Individuals }, awards: [advanced-individual], atMost: 99, enforced: recommendation }");

    // What no line of a journal vouches for, and why.
    private static readonly Dictionary<string, string> Unvouched = new()
    {
        [nameof(KeptAnswer)] = "an answer that is given again when a request is repeated, for a day",
        [nameof(RequestCount)] = "how often somebody asked, for a minute",
        [nameof(Import)] = "a table that was handed in and waits; what is made of it is a nomination, with a line",
        [nameof(ImportChunk)] = "the same",
        [nameof(Attachment)] = "a file: the line of the act that names it holds its digest, and one that was altered does not open",
        ["AttachmentPiece"] = "the same",
    };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Every_single_field_that_is_altered_is_found()
    {
        await MainJobTests.Walk(_host);
        var group = _host.Office("63LG");
        await group.Waives("county-division-share", "长期在高海拔一线工作，群众公认。", on: "2021-08-09");

        // The campaign that is walked is over, and nothing of it is recorded late.
        await EveryFieldIsTried(_host, type => type != typeof(LateAct));
    }

    [Fact]
    public async Task Every_single_field_of_an_act_recorded_late_is_found_too()
    {
        using var running = new Running(Cheats.LateRecordingCheats.Rule);
        await Cheats.LateRecordingCheats.Shows(running);
        var person = Nominee.Person(3);
        (await running.Client().Send("POST", $"{ApiHost.Campaign}/nominations", Requests.Json(new
        {
            person.Award,
            person.Kind,
            person.Name,
            person.Identifier,
            person.Facts,
            on = "2021-07-12",
            late = new { reason = "经办人外出。", evidence = new[] { "值班记录〔2021〕7号" } },
        }), token: Officers.Token(["recommending-unit"], "630102"))).Status.Should().Be(202, "one that waits, besides a confirmed and a refused one");

        await EveryFieldIsTried(running, type => type == typeof(LateAct));
        await EveryRowIsTried(running, type => type == typeof(LateAct));
    }

    private async Task EveryFieldIsTried(ApiHost host, Func<Type, bool> of)
    {
        (await Findings(host)).Should().BeEmpty("nothing was altered yet");
        using var database = Opened(host);

        var missed = new List<string>();
        var (fields, alterations) = (0, 0);
        foreach (var (table, column, isTruth) in Fields(host, of))
        {
            var tried = 0;
            foreach (var (row, present) in Rows(database, table, column))
            {
                foreach (var altered in Alterations(present, isTruth))
                {
                    if (!Put(database, table, column, row, altered))
                    {
                        continue; // The database itself refuses it.
                    }

                    tried++;
                    if ((await Findings(host)).Count == 0)
                    {
                        missed.Add($"{table}.{column}: {present} → {altered}");
                    }

                    Put(database, table, column, row, present).Should().BeTrue();
                }
            }

            tried.Should().BePositive("{0}.{1} must be tried", table, column);
            (fields, alterations) = (fields + 1, alterations + tried);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{alterations} alterations of {fields} fields, {missed.Count} missed"));
        missed.Should().BeEmpty();
        (await Findings(host)).Should().BeEmpty("everything was put back");
    }

    [Fact]
    public async Task What_no_column_can_hold_is_found_and_stops_no_verification()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        using var database = Opened(_host);
        object[] hostile = ["\"\ud83d\"", "{\"a\":", "9999-99-99", "𝄞\u0000", new byte[] { 0xBF, 0xC6, 0 }, 1e300, long.MaxValue, string.Empty];

        var tried = 0;
        foreach (var (table, column, _) in Fields(_host, _ => true).Where(field => !field.IsTruth))
        {
            foreach (var (row, present) in Rows(database, table, column).Where(row => row.Value is not null))
            {
                // SQLite reads what is no number as 0, which may be what stood there.
                var altered = present is long ? hostile[^2] : hostile[tried % hostile.Length];
                if (Put(database, table, column, row, altered))
                {
                    tried++;
                    (await Findings(_host)).Should().NotBeEmpty("{0}.{1} holds {2}", table, column, altered);
                    Put(database, table, column, row, present).Should().BeTrue();
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried} cells altered"));
        (await Findings(_host)).Should().BeEmpty("everything was put back");
    }

    [Fact]
    public async Task A_row_that_is_dropped_or_slipped_in_is_found()
    {
        await MainJobTests.Walk(_host);
        await EveryRowIsTried(_host, type => type != typeof(LateAct));

        using var database = Opened(_host);
        var slippedIn = string.Join(", ", Columns(database, "Honours").Select(name => name == "Id" ? "'01990000-0000-7000-8000-000000000001'" : $"\"{name}\""));
        Run(database, $"INSERT INTO \"Honours\" SELECT {slippedIn} FROM \"Honours\" LIMIT 1");
        (await Findings(_host)).Select(finding => finding.Code).Should().Contain("state-unvouched");
    }

    private static async Task EveryRowIsTried(ApiHost host, Func<Type, bool> of)
    {
        using var database = Opened(host);
        foreach (var table in Tables(host, of).Select(type => type.GetTableName()!).Distinct())
        {
            Run(database, $"CREATE TEMP TABLE kept AS SELECT rowid AS place, * FROM \"{table}\" ORDER BY rowid DESC LIMIT 1; DELETE FROM \"{table}\" WHERE rowid = (SELECT place FROM kept);");
            (await Findings(host)).Should().NotBeEmpty("the last row of {0} is gone", table);
            var columns = string.Join(", ", Columns(database, table).Select(name => $"\"{name}\""));
            Run(database, $"INSERT INTO \"{table}\" (rowid, {columns}) SELECT place, {columns} FROM kept; DROP TABLE kept;");
            (await Findings(host)).Should().BeEmpty("the row of {0} is back", table);
        }
    }

    private static SqliteConnection Opened(ApiHost host)
    {
        var database = new SqliteConnection(host.ConnectionString);
        database.Open();
        Run(database, "DROP TRIGGER IF EXISTS \"Journal_is_append_only_UPDATE\"; DROP TRIGGER IF EXISTS \"Journal_is_append_only_DELETE\"; PRAGMA foreign_keys = OFF;");
        return database;
    }

    [Fact]
    public async Task The_first_line_that_does_not_fit_is_named_over_the_API()
    {
        await MainJobTests.Walk(_host);
        using var database = new SqliteConnection(_host.ConnectionString);
        database.Open();
        Run(database, "DROP TRIGGER \"Journal_is_append_only_UPDATE\"; UPDATE \"Journal\" SET \"Actor\" = '63GOV' WHERE \"Number\" IN (5, 9) AND \"CampaignId\" = (SELECT \"Id\" FROM \"Campaigns\" WHERE \"Code\" = 'qinghai-petition-2018-2020');");

        var answer = await _host.Office("63LG").Reads("journal/verification");

        answer["holds"].Should().Be("false");
        (answer["findings[0].code"], answer["findings[0].number"]).Should().Be(("entry-altered", "5"));
        answer["findings[1].number"].Should().Be("9");
    }

    [Fact]
    public async Task A_chain_that_was_written_anew_does_not_have_the_place_that_somebody_remembers()
    {
        var office = _host.Office("63LG");
        var head = (await office.Reads("journal/verification"))["head.hash"];
        (await office.Reads($"journal/verification?remembered=1:{head}"))["holds"].Should().Be("true");

        var answer = await office.Reads($"journal/verification?remembered=1:{new string('0', 64)}");

        (answer["holds"], answer["findings[0].code"]).Should().Be(("false", "mark-missing"));
        (await office.Sends("GET", $"{ApiHost.Campaign}/journal/verification?remembered=one")).Refused(400, "mark-invalid");
    }

    private static async Task<IReadOnlyList<JournalFinding>> Findings(ApiHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var journal = scope.ServiceProvider.GetRequiredService<IJournal>();
        var findings = new List<JournalFinding>();
        foreach (var campaign in await journal.Campaigns(default))
        {
            findings.AddRange((await journal.Verify(campaign, null, default)).Findings);
        }

        return findings;
    }

    private static List<IEntityType> Tables(ApiHost host, Func<Type, bool> of)
    {
        using var scope = host.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<CommendationContext>().Model.GetEntityTypes().Where(type => !Unvouched.ContainsKey(type.ClrType.Name) && of(type.ClrType))];
    }

    private static List<(string Table, string Column, bool IsTruth)> Fields(ApiHost host, Func<Type, bool> of) =>
    [
        .. from type in Tables(host, of)
           let table = StoreObjectIdentifier.Table(type.GetTableName()!)
           from property in type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties()))
           select (type.GetTableName()!, property.GetColumnName(table)!, property.ClrType == typeof(bool)),
    ];

    private static List<string> Columns(SqliteConnection database, string table) =>
        [.. Query(database, $"SELECT name FROM pragma_table_info('{table}')").Select(row => (string)row[0])];

    // One row with a value and, where there is one, one without.
    private static List<(long Row, object? Value)> Rows(SqliteConnection database, string table, string column) =>
    [
        .. Query(database, $"SELECT * FROM (SELECT rowid, \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL ORDER BY length(\"{column}\") DESC LIMIT 1) UNION ALL SELECT * FROM (SELECT rowid, NULL FROM \"{table}\" WHERE \"{column}\" IS NULL LIMIT 1)")
            .Select(row => ((long)row[0], row[1] is DBNull ? null : row[1])),
    ];

    private static IEnumerable<object?> Alterations(object? present, bool isTruth)
    {
        switch (present)
        {
            case null:
                yield return 1L;
                break;
            case long truth when isTruth:
                yield return 1 - truth; // whatever is not 0 is true
                break;
            case long number:
                yield return number + 1;
                yield return number + 1000; // where the next one is taken
                break;
            case string text:
                yield return Altered(text);
                if (text.StartsWith('{') || text.StartsWith('['))
                {
                    yield return text + " ";
                    yield return text[..^1] + (text.StartsWith('{') ? (text.Length > 2 ? "," : string.Empty) + "\"slipped\":\"in\"}" : "]\n");
                }

                break;
        }

        if (present is not null)
        {
            yield return null;
        }
    }

    private static string Altered(string text) => text switch
    {
        "[]" => "[null]",
        "{}" => "{\"a\":\"b\"}",
        _ when text.StartsWith('{') || text.StartsWith('[') => Regex.Replace(text, "\"([^\"]*)\"(?=[,}\\]])", match => $"\"{Altered(match.Groups[1].Value)}\"", RegexOptions.RightToLeft),
        "" => "x",
        _ when char.IsAsciiDigit(text[^1]) => text[..^1] + (text[^1] == '9' ? '8' : (char)(text[^1] + 1)),
        _ when Guid.TryParse(text, out _) => text[..^1] + (char.ToLowerInvariant(text[^1]) == 'a' ? 'b' : 'a'),
        _ => text + "x",
    };

    private static bool Put(SqliteConnection database, string table, string column, long row, object? value)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"UPDATE \"{table}\" SET \"{column}\" = $value WHERE rowid = $row";
        command.Parameters.AddWithValue("$value", value ?? DBNull.Value);
        command.Parameters.AddWithValue("$row", row);
        try
        {
            return command.ExecuteNonQuery() == 1;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static List<object[]> Query(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        return rows;
    }

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
