using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>Who asks, as the token says.</summary>
/// <param name="Subject">The person or program, by the name that the identity provider gives; empty when nobody signed in.</param>
/// <param name="Organisation">Code of the organisation that the caller works for; empty when the token names none.</param>
/// <param name="Roles">What the caller is.</param>
/// <param name="Campaigns">The campaigns that the token is limited to; null when it is not limited.</param>
public sealed record Caller(string Subject, string Organisation, IReadOnlyList<CallerRole> Roles, IReadOnlyList<string>? Campaigns = null)
{
    /// <summary>Nobody: may do nothing.</summary>
    public static Caller Nobody { get; } = new(string.Empty, string.Empty, []);

    /// <summary>The program itself: opens campaigns at the start and plays rehearsals, for any organisation.</summary>
    public static Caller System { get; } = new("system", "system", []) { IsSystem = true };

    /// <summary>Whether it is the program itself. No token says so.</summary>
    public bool IsSystem { get; private init; }

    /// <summary>Whoever reads what is public without signing in.</summary>
    public static Caller Public { get; } = new("public", string.Empty, [CallerRole.Portal]);

    /// <summary>Whom the journal names where no organisation acts.</summary>
    public string Name => Organisation.Length > 0 ? Organisation : Subject;

    /// <summary>
    /// The caller as seen in a campaign; null when it does not exist for the caller. Testers enter sandboxes only; the others enter a
    /// sandbox when their token is made for it.
    /// </summary>
    public Caller? In(Campaign campaign)
    {
        if (campaign.IsDiscarded || Campaigns?.Contains(campaign.Code) == false)
        {
            return null;
        }

        return (IsSystem, campaign.IsSandbox) switch
        {
            (true, _) => this,
            (_, true) => Campaigns is not null || Roles.Any(role => role is CallerRole.Tester or CallerRole.Administrator) ? this : null,
            _ when Roles.Contains(CallerRole.Tester) => this with { Roles = [.. Roles.Where(role => role != CallerRole.Tester)] },
            _ => this,
        };
    }
}

/// <summary>What the present request may do: filled by the edge and by the pipeline, read by whoever loads something.</summary>
public sealed class Access
{
    private Caller? _inside;
    private OrganisationDirectory? _organisations;
    private Dictionary<Deed, HashSet<string>>? _within;

    /// <summary>Who asks.</summary>
    public Caller Caller { get; set; } = Caller.Nobody;

    /// <summary>What is asked for; null until the pipeline has found that the caller's roles allow it.</summary>
    public Deed? Deed { get; internal set; }

    internal static Refusal NotAllowed { get; } = new(
        RefusalKind.Forbidden,
        [new Violation("not-allowed", new Text("您的角色无权办理此事项。", "Your roles do not include this."))]);

    internal static Refusal NotActing { get; } = new(
        RefusalKind.Forbidden,
        [new Violation("not-acting", new Text("只能以本人所在单位的名义办理；令牌须写明单位。", "You can act for your own organisation only; the token must name it."))]);

    /// <summary>Whether the deed extends to what belongs to this organisation of the opened campaign.</summary>
    internal bool Extends(Deed deed, string organisation) =>
        Authority.Of(_inside ?? Caller.Nobody, deed) is var relations
        && (relations == Relations.Any
            || (_organisations is { } organisations && relations.HasFlag(Authority.Between(Caller.Organisation, organisation, organisations))));

    /// <summary>The organisations of the opened campaign that a deed extends to; null for all of them.</summary>
    internal IReadOnlyCollection<string>? Extent(Deed deed)
    {
        if (Authority.Of(_inside ?? Caller.Nobody, deed) == Relations.Any)
        {
            return null;
        }

        _within ??= [];
        if (!_within.TryGetValue(deed, out var codes))
        {
            codes = [.. (_organisations?.All ?? []).Select(organisation => organisation.Code).Where(code => Extends(deed, code))];
            _within[deed] = codes;
        }

        return codes;
    }

    /// <summary>Whether the deed extends to anything in the opened campaign.</summary>
    internal bool Allows(Deed deed) => Authority.Of(_inside ?? Caller.Nobody, deed) != Relations.None;

    /// <summary>What of a nomination is shown in ordinary views.</summary>
    internal Sight Of(Nomination nomination) => new(Extends(Common.Deed.ReadOpinion, nomination.RecommendedBy));

    /// <summary>Enters a campaign; false when it does not exist for the caller, or nothing in it may be done.</summary>
    internal bool Enter(Campaign campaign)
    {
        (_inside, _organisations, _within) = (Caller.In(campaign), null, null);
        return _inside is not null && (Deed is not { } deed || Allows(deed));
    }

    internal void Learn(OrganisationDirectory organisations) => _organisations = organisations;
}

/// <summary>What a caller sees of a nomination.</summary>
/// <param name="Opinions">What checks and opinions say.</param>
internal sealed record Sight(bool Opinions);
