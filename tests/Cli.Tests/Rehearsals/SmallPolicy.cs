using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Cli.Tests.Rehearsals;

/// <summary>One award with four places, two organisations that hold two each and a channel with one place on top: just enough for a list.</summary>
internal static class SmallPolicy
{
    private static readonly FactsBuilder Facts = new();
    private static readonly FactDefinition Worker = Facts.Boolean("worker", Text.Same("worker"));
    private static readonly FactDefinition Woman = Facts.Boolean("woman", Text.Same("woman"));

    public static Condition Workers { get; } = new Compare(Worker, Comparison.Is, Worker.Parse("true").Value);

    public static Condition Women { get; } = new Compare(Woman, Comparison.Is, Woman.Parse("true").Value);

    public static CampaignPolicy With(params IReadOnlyList<CompositionLimit> limits) => new()
    {
        Code = "small",
        Version = "1",
        Title = Text.Same("small"),
        Issuer = Text.Same("office"),
        DocumentNumber = "1",
        IssuedOn = new DateOnly(2021, 7, 8),
        Clauses = [],
        Facts = Facts.Catalogue,
        Organisations = new OrganisationDirectory([new Organisation("a", Text.Same("a"), "county", null), new Organisation("b", Text.Same("b"), "county", null)]),
        Roles = [],
        Awards = [new Award("person", NomineeKind.Individual, Text.Same("person"), Places: 4, "1", [], [])],
        Quotas = [new QuotaRow("a", "person", 2), new QuotaRow("b", "person", 2)],
        QuotaClause = "1",
        UnusedPlacesClause = "1",
        Channels = [new ExemptChannel("apart", "1", Text.Same("apart"), "person", CountsInsideTotal: false, Places: 1)],
        Limits = limits,
        ProcedureClause = "1",
        Stages = [],
        WaivedBy = "office",
    };

    public static CompositionLimit Limit(string code, Condition members, BoundKind bound, Share? share = null, int? count = null) =>
        new(code, "2", Strength.Must, Text.Same(code), ["person"], members, bound, share, count, LimitBase.Listed);

    /// <summary>A list in one word for each nominee: its organisation, and what is so about it, for example <c>a/worker</c> or <c>a/apart</c>.</summary>
    public static IReadOnlyList<ListedNominee> List(string nominees) =>
    [
        .. nominees.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(nominee => nominee.Split('/')).Select(nominee => new ListedNominee(
            "person", Facts.Catalogue.Read(new Dictionary<string, string> { ["worker"] = Is(nominee, "worker"), ["woman"] = Is(nominee, "woman") }).Value)
        {
            Holder = nominee[0],
            Channel = nominee.Contains("apart") ? "apart" : null,
        }),
    ];

    private static string Is(string[] nominee, string what) => nominee.Contains(what) ? "true" : "false";
}
