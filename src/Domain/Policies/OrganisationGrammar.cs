using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of organisations.csv and quotas.csv, of <c>roles</c>, and of what depends on the tiers of organisations.</summary>
internal sealed class OrganisationGrammar(IReadOnlyList<Organisation> organisations)
{
    private static readonly Dictionary<string, Route> Directions = new() { ["self"] = Route.Self, ["superior"] = Route.Superior };

    private static readonly Reader<Route> RouteReader = new(
        Expect.Name.Shape,
        node => Expect.Name.Read(node) is var name && Directions.TryGetValue(name, out var direction) ? direction : new Route(ToSuperior: false, name),
        () => Route.Self);

    public static IReadOnlyList<string> OrganisationColumns { get; } = ["code", "tier", "superior", "zh", "en"];

    public static IReadOnlyList<string> QuotaColumns { get; } = ["organisation", "award", "places"];

    /// <summary>The rows of organisations.csv.</summary>
    public static Reader<IReadOnlyList<Organisation>> Organisations { get; } = Expect.ListOf(Expect.Mapping(f => new Organisation(
        f.Required("code", Expect.Name),
        new Text(f.Required("zh", Expect.Words), f.Required("en", Expect.Words)),
        f.Required("tier", Expect.Name),
        f.Optional("superior", Expect.Name))));

    /// <summary>The rows of quotas.csv, each with its cells under the columns of sub-quotas.</summary>
    public static Reader<IReadOnlyList<(QuotaRow Row, IReadOnlyList<Field> SubQuotas)>> Quotas { get; } = Expect.ListOf(Expect.Mapping(f => (
        new QuotaRow(f.Required("organisation", Expect.Name), f.Required("award", Expect.Name), f.Required("places", Expect.Whole)),
        f.Others())));

    /// <summary>The tier of some organisation.</summary>
    public Reader<string> Tier { get; } = Expect.Known("unknown-tier", new Text("层级", "tier"), organisations.Select(organisation => organisation.Tier));

    /// <summary>The code of some organisation.</summary>
    public Reader<string> Code { get; } = Expect.Known("organisation-unknown", new Text("单位", "organisation"), organisations.Select(organisation => organisation.Code));

    /// <summary>The section <c>roles</c>.</summary>
    public Reader<IReadOnlyList<Role>> Roles => Expect.ListOf(Expect.Mapping(f => new Role(
        f.Required("code", Expect.Name),
        f.Required("clause", Expect.Name),
        f.Required("title", Expect.Label),
        f.Required("organisation", Routes))));

    // Either one route for everybody or a mapping of tiers to routes.
    private Reader<IReadOnlyDictionary<string, Route>> Routes => new(
        new Shape.Either(RouteReader.Shape, new Shape.Entries(() => RouteReader.Shape)),
        node => node is Mapping byTier
            ? byTier.Entries.ToDictionary(TierOf, entry => RouteReader.Read(entry.Value))
            : new Dictionary<string, Route> { ["*"] = RouteReader.Read(node) },
        () => new Dictionary<string, Route>());

    private string TierOf(Field entry)
    {
        if (entry.Key != "*")
        {
            Tier.Read(new Scalar(entry.Value.Path, entry.KeyAt, entry.Value.Findings, entry.Key));
        }

        return entry.Key;
    }
}
