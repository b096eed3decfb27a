using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>Finds what a caller names in a policy.</summary>
internal static class Lookups
{
    /// <summary>The award of this code; refused with the nearest one when there is none.</summary>
    public static Outcome<Award> Award(this CampaignPolicy policy, string code)
    {
        if (policy.FindAward(code) is { } award)
        {
            return award;
        }

        return Violation.Unknown(ViolationCode.AwardUnknown, code, policy.Awards.Select(known => known.Code)) with { Place = "award" };
    }
}
