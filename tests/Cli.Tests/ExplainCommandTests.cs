using System.CommandLine;
using System.Text.Json;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

public sealed class ExplainCommandTests : IDisposable
{
    private const string Sound = """ "sector": "party-government", "petitionDepartment": true, "frontLine": true, "leadingPost": "section-head", "grade": "section-head" """;

    private static readonly string Campaign = Path.Combine(Repository.Root, "campaigns", "qinghai-petition-2018-2020");

    private readonly string _folder = Directory.CreateTempSubdirectory("explain-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Who_meets_every_rule_is_told_so()
    {
        var (exit, output, _) = Run($$"""{ {{Sound}}, "petitionServiceSince": "2015-03-01" }""", "--award", "advanced-individual");

        exit.Should().Be(0);
        output.Should().Contain("符合 / eligible").And.Contain("✓ 3.2.3 petition-service").And.NotContain("→");
    }

    [Fact]
    public void A_rule_that_is_not_met_names_the_nearest_value_that_would_do()
    {
        var (exit, output, _) = Run($$"""{ {{Sound}}, "petitionServiceSince": "2018-07-09" }""", "--award", "advanced-individual");

        exit.Should().Be(1);
        output.Should().ContainAll("✗ 3.2.3 petition-service", "not eligible", "were 2018-07-08", "为2018");
    }

    [Fact]
    public void A_missing_fact_is_told_with_a_value_that_would_do()
    {
        var (exit, output, _) = Run($$"""{ {{Sound}} }""", "--award", "advanced-individual", "--json");

        exit.Should().Be(1);
        var view = JsonDocument.Parse(output).RootElement[0];
        view.GetProperty("standing").GetString().Should().Be("undetermined");
        var rule = view.GetProperty("rules").EnumerateArray().Single(one => one.GetProperty("rule").GetString() == "petition-service");
        rule.GetProperty("outcome").GetString().Should().Be("undetermined");
        rule.GetProperty("change").GetProperty("petitionServiceSince").GetString().Should().NotBeNullOrEmpty();
        rule.GetProperty("changeMessage").GetProperty("zh").GetString().Should().Contain("不构成障碍");
    }

    [Theory]
    [InlineData("2085-03-15")]
    [InlineData("2021-07-09")] // the day after the one up to which years are counted
    public void A_span_that_is_reversed_leaves_the_rule_undetermined_and_says_why(string since)
    {
        var (exit, output, _) = Run($$"""{ {{Sound}}, "petitionServiceSince": "{{since}}" }""", "--award", "advanced-individual");

        exit.Should().Be(1);
        output.Should().ContainAll("undetermined because no years can be counted backwards", "起止日期颠倒").And.NotContain("not eligible");
    }

    [Fact]
    public void Two_facts_are_changed_where_one_is_not_enough()
    {
        var (_, output, _) = Run("""{ "sector": "self-employed", "petitionDepartment": false }""".Replace("self-employed", "other", StringComparison.Ordinal), "--award", "advanced-individual", "--json");

        JsonDocument.Parse(output).RootElement[0].GetProperty("rules")[0].GetProperty("change").EnumerateObject().Should().HaveCount(2);
    }

    [Fact]
    public void Without_an_award_those_are_explained_that_the_facts_are_for()
    {
        var (_, output, _) = Run("""{ "petitionDepartment": true }""");

        output.Should().Contain("Advanced Collective").And.Contain("Advanced Individual");
        Run("""{ "unitLevel": "section-head" }""").Output.Should().Contain("Advanced Collective").And.NotContain("Advanced Individual");
    }

    [Theory]
    [InlineData("""{ "shoeSize": 43 }""", "fact-unknown")]
    [InlineData("""{ "leadingPost": "emperor" }""", "leadingPost")]
    [InlineData("""[1, 2]""", "json-invalid")]
    [InlineData("""{ "frontLine": tru""", "json-invalid")]
    public void Unusable_facts_are_refused_with_the_reason(string facts, string said)
    {
        var (exit, output, error) = Run(facts);

        exit.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().Contain(said).And.Contain(" / ");
    }

    [Fact]
    public void An_unknown_award_a_missing_file_and_a_missing_campaign_are_refused()
    {
        Run("{}", "--award", "advanced-cat").Error.Should().Contain("award-unknown").And.Contain("advanced-individual");
        Invoke([Campaign, Path.Combine(_folder, "nothing.json")]).Error.Should().Contain("file-unreadable");
        Invoke([Path.Combine(_folder, "nowhere"), Path.Combine(_folder, "nothing.json")]).Exit.Should().Be(2);
    }

    private (int Exit, string Output, string Error) Run(string facts, params string[] options)
    {
        var file = Path.Combine(_folder, "facts.json");
        File.WriteAllText(file, facts);
        return Invoke([Campaign, file, .. options]);
    }

    private static (int Exit, string Output, string Error) Invoke(string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = Explain.Command().Parse(words).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
