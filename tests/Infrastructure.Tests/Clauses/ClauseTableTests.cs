using System.Text;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>
/// Takes every clause out of the notice, one after the other, and sees which scenarios notice. What comes out is architecture/clauses.md;
/// set COMMENDATION_RECORD=1 to write it anew.
/// </summary>
public class ClauseTableTests
{
    private static readonly WorkingCalendar Calendar = ChineseCalendar.Load();

    private static readonly Rulebook Whole = Rulebook.Of(Qinghai.Policy, Calendar);

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<Scenario>>> Noticed = new(() => Binding.ToDictionary(
        clause => clause.Id,
        clause => Failing(Rulebook.Of(Removal.Without(Qinghai.Policy, clause.Id), Calendar))));

    private static IEnumerable<Clause> Binding => Qinghai.Policy.Clauses.Where(clause => !clause.IsFrame);

    public static TheoryData<string> Scenarios() => [.. ClauseScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Holds_in_Qinghai(string scenario) =>
        ClauseScenarios.All.Single(known => known.Name == scenario).Fault(Whole).Should().BeNull();

    [Fact]
    public void Every_scenario_names_clauses_that_bind() => ClauseScenarios.All
        .SelectMany(scenario => scenario.Clauses.Select(clause => (scenario.Name, Clause: clause)))
        .Where(cited => Binding.All(clause => clause.Id != cited.Clause))
        .Should().BeEmpty();

    [Fact]
    public void Every_binding_clause_is_noticed_when_it_is_removed() =>
        Binding.Where(clause => Own(clause.Id).Count == 0).Select(clause => clause.Id).Should().BeEmpty();

    [Fact]
    public void Every_scenario_fails_without_the_clauses_that_make_it_true() => (
        from scenario in ClauseScenarios.All
        where !scenario.IsControl
        from clause in scenario.Clauses
        where !Noticed.Value[clause].Contains(scenario)
        select $"{scenario.Name}: true without {clause}").Should().BeEmpty();

    [Fact]
    public void Every_single_element_is_noticed_when_it_is_removed()
    {
        var unnoticed =
            from use in Qinghai.Policy.ClauseUses()
            where Removal.WhyNotAlone(Qinghai.Policy, use) is null
            let rules = Rulebook.Of(Removal.Without(Qinghai.Policy, new HashSet<string> { use.Path }), Calendar)
            where !Candidates(use.Clause).Any(scenario => scenario.Fault(rules) is not null)
            select $"{use.Path}: {use.Element} ({use.Clause})";

        unnoticed.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Qinghai.EveryReading), MemberType = typeof(Qinghai))]
    public void A_case_ends_as_the_reading_says(string setting, string reading)
    {
        var told = ReadingCases.All.Single(known => known.Setting == setting);

        told.Expected.Keys.Should().BeEquivalentTo(Qinghai.Policy.Interpretations.Single(known => known.Setting == setting).Readings.Select(known => known.Code));
        told.Expected.Values.Should().OnlyHaveUniqueItems("a reading that changes nothing is none");
        Ends(told, reading).Should().Be(told.Expected[reading]);
    }

    [Fact]
    public void The_table_is_current()
    {
        var file = Path.GetFullPath(Path.Combine(Qinghai.Folder, "..", "..", "architecture", "clauses.md"));
        var table = Table();
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            File.WriteAllText(file, table);
        }

        var recorded = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
        var stale = recorded.Split('\n').Except(table.Split('\n')).Concat(table.Split('\n').Except(recorded.Split('\n')));
        stale.Should().BeEmpty("COMMENDATION_RECORD=1 writes architecture/clauses.md anew");
        recorded.Should().HaveLength(table.Length, "nothing may stand in architecture/clauses.md twice");
    }

    private static IReadOnlyList<Scenario> Failing(Rulebook rules) => [.. ClauseScenarios.All.Where(scenario => scenario.Fault(rules) is not null)];

    // The scenarios that fail without a clause and say that they rest on it.
    private static IReadOnlyList<Scenario> Own(string clause) =>
        [.. Noticed.Value[clause].Where(scenario => !scenario.IsControl && scenario.Clauses.Contains(clause))];

    // An element must be missed by the clause that it cites or by one that this clause carries, not by some distant consequence.
    private static IEnumerable<Scenario> Candidates(string clause)
    {
        HashSet<string> carried = [clause, .. Qinghai.Policy.Clauses.Where(known => known.CoveredBy.Contains(clause)).Select(known => known.Id)];
        return ClauseScenarios.All.Where(scenario => !scenario.IsControl && scenario.Clauses.Any(carried.Contains));
    }

    private static string Ends(ReadingCase told, string reading)
    {
        var policy = CampaignFolder.Load(Qinghai.Folder, new Dictionary<string, string> { [told.Setting] = reading }).Value;
        return told.Outcome(new Walk(Rulebook.Of(policy, Calendar)));
    }

    private static string Table()
    {
        var text = new StringBuilder()
            .Append("# Every clause of the notice, and what fails without it\n\n")
            .Append("Generated by tests/Infrastructure.Tests/Clauses from campaigns/qinghai-petition-2018-2020; `COMMENDATION_RECORD=1` writes it anew.\n\n")
            .Append("Each binding clause is taken out of the campaign, with everything that cites it, and every scenario is run again. The table names the\n")
            .Append("scenarios that rest on the clause and fail without it; \"and n more\" are others that fail with them, mostly because a stage is gone that they\n")
            .Append("pass through. \"Allowed\" are the controls: what the clause leaves possible, checked with it in force. Every single element is also taken out\n")
            .Append("alone, and a scenario of its clause must fail. A frame clause describes and binds nobody.\n\n")
            .Append("| Clause | Binds | Summary | Where | Fails without it | Allowed |\n")
            .Append("| --- | --- | --- | --- | --- | --- |\n");
        var uses = Qinghai.Policy.ClauseUses().ToLookup(use => use.Clause, use => use.Element);
        foreach (var clause in Qinghai.Policy.Clauses)
        {
            _ = text.Append($"| {clause.Id} | {Strength(clause)} | {clause.Summary.En} | {Where(clause, uses)} | {Tests(clause)} | {Controls(clause)} |\n");
        }

        _ = text
            .Append("\n## Declared interpretations\n\n")
            .Append("What the notice leaves open. Each reading is loaded and the same case driven through it; the default comes first.\n\n")
            .Append("| Setting | Clause | Question | The case | Default | Otherwise |\n")
            .Append("| --- | --- | --- | --- | --- | --- |\n");
        foreach (var interpretation in Qinghai.Policy.Interpretations)
        {
            var told = ReadingCases.All.Single(known => known.Setting == interpretation.Setting);
            string Reading(Reading reading) => $"{reading.Title.En} (`{reading.Code}`): **{Ends(told, reading.Code)}**";
            var others = interpretation.Readings.Where(reading => reading.Code != interpretation.Default).Select(Reading);
            _ = text.Append(
                $"| {interpretation.Setting} | {interpretation.Clause} | {interpretation.Title.En} | {told.Case} | {Reading(interpretation.Readings.Single(reading => reading.Code == interpretation.Default))} | {string.Join("<br>", others)} |\n");
        }

        return text.ToString();
    }

    private static string Strength(Clause clause) => clause switch
    {
        { IsFrame: true } => "–",
        { Strength: Domain.Shared.Strength.InPrinciple } => "in principle",
        { Strength: Domain.Shared.Strength.Emphasis } => "as a preference",
        _ => "strictly",
    };

    private static string Where(Clause clause, ILookup<string, string> uses) => clause switch
    {
        { IsFrame: true } => "frame",
        { CoveredBy.Count: > 0 } => $"carried by {string.Join(", ", clause.CoveredBy)}",
        _ => string.Join("<br>", uses[clause.Id]),
    };

    private static string Tests(Clause clause)
    {
        if (clause.IsFrame)
        {
            return "–";
        }

        var own = Own(clause.Id);
        var more = Noticed.Value[clause.Id].Count - own.Count;
        return string.Join("<br>", [.. own.Select(scenario => scenario.Name), .. more > 0 ? [$"and {more} more"] : Array.Empty<string>()]);
    }

    private static string Controls(Clause clause) => string.Join(
        "<br>", ClauseScenarios.All.Where(scenario => scenario.IsControl && scenario.Clauses.Contains(clause.Id)).Select(scenario => scenario.Name).DefaultIfEmpty("–"));
}
