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

    /// <summary>Whether the token lets the caller into a campaign.</summary>
    public bool MayEnter(string campaign) => Campaigns is null || Campaigns.Contains(campaign);
}

/// <summary>What the present request may do: filled by the edge and by the pipeline, read by whoever loads something.</summary>
public sealed class Access
{
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
        Authority.Of(Caller, deed) is var relations
        && (relations == Relations.Any
            || (_organisations is { } organisations && relations.HasFlag(Authority.Between(Caller.Organisation, organisation, organisations))));

    /// <summary>The organisations of the opened campaign that a deed extends to; null for all of them.</summary>
    internal IReadOnlyCollection<string>? Extent(Deed deed)
    {
        if (Authority.Of(Caller, deed) == Relations.Any)
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

    internal void Enter(OrganisationDirectory organisations)
    {
        if (!ReferenceEquals(_organisations, organisations))
        {
            (_organisations, _within) = (organisations, null);
        }
    }
}
