using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// Declares that a campaign documents one that is over (补录的往届活动): its acts are entered afterwards, each with the day on which it was
/// done, and everything in it says so.
/// </summary>
/// <param name="Reason">Why it is entered afterwards, for those who read it.</param>
public sealed record RecordCampaign(Text Reason);

/// <summary>The section <c>record</c>.</summary>
internal static class RecordLanguage
{
    public static Reader<RecordCampaign> Record { get; } = Expect.Element<RecordCampaign>(f => new RecordCampaign(
        f.Required("reason", record => record.Reason, Expect.Label, "为何事后补录", "why it is entered afterwards")));
}
