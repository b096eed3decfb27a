using Commendation.Domain.Procedures;
using static Commendation.Infrastructure.Tests.Clauses.Says;
using static Commendation.Infrastructure.Tests.Clauses.Walk;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>A case that ends differently under each reading of a setting.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Case">What happens, as a sentence.</param>
/// <param name="Outcome">How it ends.</param>
/// <param name="Expected">How it must end, by reading.</param>
internal sealed record ReadingCase(string Setting, string Case, Func<Walk, string> Outcome, IReadOnlyDictionary<string, string> Expected);

/// <summary>One case for every declared interpretation.</summary>
internal static class ReadingCases
{
    public static IReadOnlyList<ReadingCase> All { get; } =
    [
        Case(
            "dueDate",
            "A county hands in on 26 July",
            walk => Told(walk.Leave(walk.At("hand-in"), Day(7, 26))),
            ("inclusive", "accepted"),
            ("exclusive", "refused: overdue (4.1.c)")),
        Case(
            "termStart",
            "A local publicity is posted on Monday 12 July: from when can it close?",
            walk => ClosesFrom(walk, null),
            ("not-counted", "20 July"),
            ("counted", "17 July")),
        Case(
            "termEnd",
            "A local publicity posted on Monday 12 July closes on its last day, 19 July",
            walk => Told(walk.Leave(walk.Posted("local-publicity", Day(7, 12)).Nomination, Day(7, 19))),
            ("following-day", "refused: term-running (4.1.b)"),
            ("last-day", "accepted")),
        Case(
            "termAfterObjection",
            "The same publicity; an objection of 14 July is dismissed on 16 July: from when can it close?",
            walk => ClosesFrom(walk, (Day(7, 14), Day(7, 16))),
            ("days-run-count", "23 July"),
            ("starts-anew", "24 July")),
        Case(
            "shareBase",
            "Two of five listed individuals are county/division-level cadres",
            walk => Told(walk.DrawUp([.. Enumerable.Range(0, 5).Select(i => walk.At("proposed-list", facts: i < 2 ? [("leadingPost", "county-division-head")] : []))])),
            ("actual-and-planned", "refused: county-division-share (1.2.f)"),
            ("planned", "accepted")),
        Case(
            "exemptChannel",
            "A list names 100 individuals and a Most Beautiful Petition Cadre: is it too long?",
            walk => Finds(
                walk.DrawUp([.. Enumerable.Range(0, 101).Select(i => walk.Nominate(channel: i == 0 ? "most-beautiful" : null))]), "list-too-long", "1.2.a") ? "too long" : "not too long",
            ("inside", "too long"),
            ("on-top", "not too long")),
        Case(
            "serviceYearsOn",
            "Somebody is in petition work since 20 July 2018",
            walk => walk.VerdictOn(Individual, Facts(Individual, ("petitionServiceSince", "2018-07-20"))).Standing.ToString().ToLowerInvariant(),
            ("notice", "ineligible"),
            ("recommendation-close", "eligible")),
        Case(
            "rankIncludesGrade",
            "A county/division head by post has a grade equivalent to deputy bureau head",
            walk => walk.VerdictOn(Individual, Facts(Individual, ("leadingPost", "county-division-head"), ("grade", "bureau-deputy"))).Standing.ToString().ToLowerInvariant(),
            ("post-or-grade", "ineligible"),
            ("post-only", "eligible")),
    ];

    private static ReadingCase Case(string setting, string sentence, Func<Walk, string> outcome, params IEnumerable<(string Reading, string Outcome)> expected) =>
        new(setting, sentence, outcome, expected.ToDictionary(pair => pair.Reading, pair => pair.Outcome));

    private static string ClosesFrom(Walk walk, (DateOnly Arrived, DateOnly Dismissed)? objected)
    {
        var (nomination, notice) = walk.Posted("local-publicity", Day(7, 12));
        if (objected is var (arrived, dismissed))
        {
            var objection = Accepted(walk.Object(nomination, notice, arrived));
            _ = Accepted(walk.Answer(nomination, notice, objection, upheld: false, dismissed));
        }

        var day = nomination.LastActOn;
        while (nomination.Obstacles(Act.Close, walk.Context(nomination, Act.Close, day)).Count > 0)
        {
            day = day.AddDays(1);
        }

        return day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture);
    }
}
