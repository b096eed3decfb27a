using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>An organisation (单位) that takes part in a campaign.</summary>
/// <param name="Code">Code; regions use their GB/T 2260 code.</param>
/// <param name="Name">Full official name.</param>
/// <param name="Tier">Tier that decides who reviews, for example <c>county</c>; the campaign names its tiers.</param>
/// <param name="Superior">Code of the next higher organisation; null at the top.</param>
public sealed record Organisation(string Code, Text Name, string Tier, string? Superior);

/// <summary>All organisations of a campaign.</summary>
public sealed class OrganisationDirectory
{
    private readonly Dictionary<string, Organisation> _byCode;

    /// <summary>Makes a directory; of two entries with one code the first is kept, the loader reports the second.</summary>
    public OrganisationDirectory(IReadOnlyList<Organisation> organisations)
    {
        All = organisations;
        _byCode = organisations.DistinctBy(organisation => organisation.Code).ToDictionary(organisation => organisation.Code);
    }

    /// <summary>Every organisation in order of declaration.</summary>
    public IReadOnlyList<Organisation> All { get; }

    /// <summary>The organisation of this code, or null.</summary>
    public Organisation? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The organisation and its superiors, nearest first.</summary>
    public IEnumerable<Organisation> Line(string code)
    {
        var seen = new HashSet<string>();
        for (var at = Find(code); at is not null && seen.Add(at.Code); at = at.Superior is null ? null : Find(at.Superior))
        {
            yield return at;
        }
    }

    /// <summary>The violation for a code that the directory lacks, with the nearest known code.</summary>
    public Violation Unknown(string code, string place)
    {
        var hint = Nearest.Hint(code, _byCode.Keys);
        return new Violation(
            "organisation-unknown",
            new Text($"单位名录中没有代码“{code}”。{hint.Zh}", $"No organisation has the code '{code}'.{hint.En}"))
        { Place = place, Actual = code };
    }
}

/// <summary>A role in the procedure (职责): which organisation acts for a nominee.</summary>
/// <param name="Code">Code, for example <c>first-reviewer</c>.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Routes">Who acts, by the tier of the recommending organisation; the tier <c>*</c> stands for all others.</param>
public sealed record Role(string Code, string Clause, Text Title, IReadOnlyDictionary<string, Route> Routes)
{
    /// <summary>The organisation that acts for nominees of <paramref name="recommender"/>; null when no route leads to one.</summary>
    public string? Resolve(string recommender, OrganisationDirectory directory)
    {
        if (directory.Find(recommender) is not { } organisation
            || !(Routes.TryGetValue(organisation.Tier, out var route) || Routes.TryGetValue("*", out route)))
        {
            return null;
        }

        return route switch
        {
            { Fixed: { } code } => code,
            { ToSuperior: true } => organisation.Superior,
            _ => organisation.Code,
        };
    }
}

/// <summary>One way to find the acting organisation: itself, its superior, or a fixed one.</summary>
/// <param name="ToSuperior">The superior acts.</param>
/// <param name="Fixed">Code of the organisation that acts for everybody; null when it depends on the recommender.</param>
public sealed record Route(bool ToSuperior, string? Fixed)
{
    /// <summary>The recommending organisation itself.</summary>
    public static Route Self { get; } = new(ToSuperior: false, null);

    /// <summary>Its superior.</summary>
    public static Route Superior { get; } = new(ToSuperior: true, null);

    /// <summary>One organisation for everybody.</summary>
    public static Route To(string organisation) => new(ToSuperior: false, organisation);
}

/// <summary>One row of the quota table (名额分配表).</summary>
/// <param name="Organisation">Code of the organisation that holds the places.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Places">Number of places, 0 or more.</param>
public sealed record QuotaRow(string Organisation, string Award, int Places);

/// <summary>A channel (渠道) whose nominees use no place of their organisation.</summary>
/// <param name="Code">Code that a nomination names.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Award">Award in which its nominees compete.</param>
/// <param name="CountsInsideTotal">Whether they count inside the planned number of the award.</param>
/// <param name="Places">Places listed separately for the channel (单列名额); null when it has no number of its own.</param>
public sealed record ExemptChannel(string Code, string Clause, Text Title, string Award, bool CountsInsideTotal, int? Places = null);

/// <summary>Whose reserves follow when a place falls vacant.</summary>
public enum ReservePromotion
{
    /// <summary>本单位递补: only those of the organisation that holds the place.</summary>
    Organisation,

    /// <summary>跨单位择优递补: those of the organisation first, then the best of others.</summary>
    Across,
}

/// <summary>Ranked reserves (递补人选): named beside the candidates, they follow in their order where a place falls vacant.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="PerPlace">Reserves that an organisation may name for each of its places, 1 or more.</param>
/// <param name="By">Code of the role that promotes them.</param>
/// <param name="Promotion">Whose reserves follow.</param>
public sealed record Reserves(string Clause, int PerPlace, string By, ReservePromotion Promotion)
{
    /// <summary>The last rank for so many places.</summary>
    public int Ranks(int places) => (int)Math.Min((long)places * PerPlace, int.MaxValue);
}

/// <summary>Surplus nomination (差额推荐): an organisation names more candidates than it has places, and a later stage selects.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Share">How many more, as a share of the organisation's places.</param>
/// <param name="RoundUp">Whether a part of a candidate counts as one.</param>
public sealed record Surplus(string Clause, Share Share, bool RoundUp)
{
    /// <summary>Candidates beyond so many places.</summary>
    public int Beyond(int places) => RoundUp ? Share.Ceiling(places) : Share.Floor(places);
}
