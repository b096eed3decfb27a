using Commendation.Domain.Shared;

namespace Commendation.Domain.Quotas;

/// <summary>
/// How many nominees of one part of the campaign have passed a stage, as a limit counts them. Kept act by act, so that nobody has to be looked
/// at again when the next one comes. One aggregate for each limit, stage and part, so that two nominations that race meet in one version number.
/// </summary>
public sealed class LimitCount : Aggregate
{
    private LimitCount()
    {
    }

    /// <summary>Opens a count at nothing.</summary>
    /// <param name="id">Key.</param>
    /// <param name="campaignId">Key of the campaign.</param>
    /// <param name="limit">Code of the limit.</param>
    /// <param name="stage">Code of the stage that those who count have passed.</param>
    /// <param name="part">Code of the quota holder or the tier; empty for the whole campaign.</param>
    public LimitCount(Guid id, Guid campaignId, string limit, string stage, string part)
    {
        Id = id;
        CampaignId = campaignId;
        Limit = limit;
        Stage = stage;
        Part = part;
    }

    /// <summary>Code of the limit.</summary>
    public string Limit { get; private init; } = string.Empty;

    /// <summary>Code of the stage that those who count have passed.</summary>
    public string Stage { get; private init; } = string.Empty;

    /// <summary>Code of the quota holder or the tier; empty for the whole campaign.</summary>
    public string Part { get; private init; } = string.Empty;

    /// <summary>Version of the policy under which it was counted. Under another one the same nominees may count otherwise.</summary>
    public string Basis { get; private set; } = string.Empty;

    /// <summary>Nominees who count.</summary>
    public int Members { get; private set; }

    /// <summary>Nominees of whom it is not known because a fact is missing.</summary>
    public int Undetermined { get; private set; }

    /// <summary>Nominees who use a place, whether or not they count.</summary>
    public int Placed { get; private set; }

    /// <summary>Begins anew at nothing, under a version of the policy.</summary>
    /// <param name="basis">The version.</param>
    public void Begin(string basis)
    {
        (Basis, Members, Undetermined, Placed) = (basis, 0, 0, 0);
        Touch();
    }

    internal void Change(int members, int undetermined, int placed)
    {
        (Members, Undetermined, Placed) = (Members + members, Undetermined + undetermined, Placed + placed);
        Touch();
    }
}
