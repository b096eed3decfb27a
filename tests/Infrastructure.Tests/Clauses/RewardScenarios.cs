using Commendation.Domain.Policies;
using static Commendation.Infrastructure.Tests.Clauses.Says;
using static Commendation.Infrastructure.Tests.Clauses.Walk;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>Chapter 2: what an honour carries.</summary>
internal static class RewardScenarios
{
    public static IEnumerable<Scenario> All =>
    [
        Carries("A collective's honour is granted with the title", "2.b", Collective, "title"),
        Carries("A collective's honour is granted with a plaque", "2.b", Collective, "plaque"),
        new("The plaque is registered under its number", ["2.b"], walk =>
            Holds(walk.HonourOf(Collective) is { NumberedDocument: RewardKind.Plaque, Number: "青信集〔2021〕001号" }, "should have the first plaque's number")),
        Carries("An individual's honour is granted with the title", "2.c", Individual, "title"),
        Carries("An individual's honour is granted with a certificate", "2.c", Individual, "certificate"),
        Carries("An individual's honour is granted with a bonus", "2.c", Individual, "bonus"),
        new("Certificates are numbered in the order of the decision", ["2.c"], walk =>
        {
            var honours = Accepted(walk.Decide([walk.At("decision"), walk.At("decision", by: Department)])).Honours;
            Holds(honours.All(honour => honour.NumberedDocument == RewardKind.Certificate), "should be certificates");
            Holds(honours.Select(honour => honour.Number).SequenceEqual(["青信个〔2021〕001号", "青信个〔2021〕002号"]), "should be numbered 001 and 002");
        }),
    ];

    private static Scenario Carries(string name, string clause, string award, string reward) => new(name, [clause], walk =>
    {
        var rewards = walk.HonourOf(award).Entries.Single(entry => entry.Act == "grant").Details["rewards"];
        Holds(rewards.Split(", ").Contains(reward), $"should carry a {reward}, but carries: {rewards}");
    });
}
