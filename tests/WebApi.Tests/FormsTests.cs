using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Forms are what was verified: whoever hands in something else is told every difference.</summary>
public sealed class FormsTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_form_that_says_something_else_than_was_verified_is_refused_with_every_difference()
    {
        var department = _host.Office("63D02");
        var nominations = new[] { await department.BringsToSubmission(Nominee.Person(1)), await department.BringsToSubmission(Nominee.Person(2)) };
        var forms = await department.FillsForms(nominations);
        Write(forms[0]!, "name", "冒名者");
        Write(forms[0]!, "rank", "厅局级副职");
        Write(forms[1]!, "unit-opinion", " ");
        var table = forms[2]!["fields"]!.AsArray();
        while (table.Count > 5)
        {
            table.RemoveAt(5);
        }

        forms.Add(forms[1]!.DeepClone());
        var refused = await Submit(department, forms, nominations);

        refused.Status.Should().Be(422);
        refused.Violations.Select(violation => ((string)violation["code"]!, (string?)violation["fact"])).Should().BeEquivalentTo(
        [
            ("form-differs", "name"), ("form-differs", "rank"), ("form-incomplete", "unit-opinion"), ("form-rows", null), ("form-twice", null), ("form-incomplete", "unit-opinion"),
        ]);
        refused.Violations.First(violation => (string?)violation["fact"] == "name")["place"]!.ToString().Should().Be($"forms/annex-4/{nominations[0]}/fields[0]");
        (await department.Reads("submissions?stage=submission")).Body["items"]!.AsArray().Should().BeEmpty();

        await department.Submits(on: "2021-07-26", await department.FillsForms(nominations), nominations);
    }

    [Fact]
    public async Task The_forms_of_a_batch_are_looked_at_hidden_and_shown_with_a_line_for_each_nominee()
    {
        var department = _host.Office("63D02");
        var nominations = new[] { await department.BringsToSubmission(Nominee.Unit(1)), await department.BringsToSubmission(Nominee.Person(2)) };

        var preview = (await department.Reads($"submissions/preview?stage=submission&nominations={string.Join(',', nominations)}")).Body.AsArray();

        preview.Select(form => (string)form!["material"]!).Should().Equal("annex-3", "annex-4", "annex-5");
        Value(preview[0]!, "identifier").Should().Be("***");
        preview[2]!["fields"]!.AsArray().Select(field => (string)field!["value"]!).Where((_, i) => i % 5 == 0).Should().Equal("1", "2");
        (await department.Reads($"nominations/{nominations[0]}/history")).Body.AsArray().Should().NotContain(line => (string?)line!["act"] == "disclose");

        var shown = (await department.Posts("submissions/preview/disclosures", new { stage = "submission", nominations })).Body.AsArray();

        Value(shown[0]!, "identifier").Should().NotBe("***");
        foreach (var nomination in nominations)
        {
            (await department.Reads($"nominations/{nomination}/history")).Body.AsArray().Count(line => (string?)line!["act"] == "disclose").Should().Be(1);
        }
    }

    private static async Task<Answer> Submit(Office office, JsonArray forms, Guid[] nominations) =>
        await office.Sends("POST", $"{Campaign}/submissions", new { stage = "submission", nominations, report = Office.Report, forms, on = "2021-07-26" });

    private static string Value(JsonNode form, string code) => (string)form["fields"]!.AsArray().Single(field => (string?)field!["code"] == code)!["value"]!;

    private static void Write(JsonNode form, string code, string value) => form["fields"]!.AsArray().Single(field => (string?)field!["code"] == code)!["value"] = value;
}
