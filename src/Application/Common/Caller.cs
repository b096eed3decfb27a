using Commendation.Domain.Campaigns;

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
