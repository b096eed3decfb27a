using System.Globalization;
using System.Text;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>Who gets to see an event.</summary>
public enum EventAudience
{
    /// <summary>Every caller.</summary>
    Public,

    /// <summary>Who may read the nomination, submission or list that it is about.</summary>
    Readers,

    /// <summary>Who may read the nomination that it concerns, although it is about something else.</summary>
    Concerned,

    /// <summary>Who may read the journal.</summary>
    Office,
}

/// <summary>A type of event.</summary>
/// <param name="SubjectKind">Kind of what it is about.</param>
/// <param name="Act">What was done.</param>
/// <param name="Audience">Who gets to see it.</param>
/// <param name="Description">What has happened.</param>
public sealed record EventType(string SubjectKind, string Act, EventAudience Audience, Text Description)
{
    /// <summary>Its name in CloudEvents, with the version of its data.</summary>
    public string Type => $"commendation.{SubjectKind}.{Act}.v1";

    /// <summary>Every type that there is. An act that is not here is seen by who may read the journal, and by nobody else.</summary>
    public static IReadOnlyList<EventType> All { get; } =
    [
        new("campaign", "open", EventAudience.Public, new Text("活动启用", "A campaign was opened.")),
        new("campaign", "pin", EventAudience.Public, new Text("活动规则版本更新", "A campaign was pinned to another version of its policy.")),
        new("campaign", "amend", EventAudience.Public, new Text("方案修订", "The rules of a campaign were amended.")),
        new("campaign", "waive", EventAudience.Office, new Text("登记豁免", "A limit or rule that binds in principle was waived.")),
        new("campaign", "sanction", EventAudience.Office, new Text("处理单位或推荐对象", "A sanction was laid on an organisation or a nominee.")),
        new("campaign", "erase", EventAudience.Public, new Text("删除个人信息", "The personal data of the campaign were deleted.")),
        new("campaign", "set-clock", EventAudience.Public, new Text("拨动沙箱时钟", "The clock of a sandbox was set.")),
        new("campaign", "discard", EventAudience.Public, new Text("删除沙箱", "A sandbox was thrown away.")),
        new("nomination", "nominate", EventAudience.Readers, new Text("推荐录入", "Somebody was nominated.")),
        new("nomination", "declare", EventAudience.Readers, new Text("填报事实", "Facts were declared.")),
        new("nomination", "record", EventAudience.Readers, new Text("登记记录", "A record was filed.")),
        new("nomination", "accept-late", EventAudience.Readers, new Text("接受逾期", "A late step was accepted.")),
        new("nomination", "recommend", EventAudience.Readers, new Text("单位推荐", "The unit recommended.")),
        new("nomination", "post", EventAudience.Readers, new Text("进入公示", "The nominee was posted.")),
        new("nomination", "suspend", EventAudience.Readers, new Text("公示暂停", "The term of the publicity stands still.")),
        new("nomination", "resume", EventAudience.Readers, new Text("公示恢复", "The term of the publicity goes on.")),
        new("nomination", "uphold", EventAudience.Readers, new Text("异议成立", "An objection was upheld; the nomination ended.")),
        new("nomination", "close", EventAudience.Readers, new Text("公示期满", "The publicity was closed after its full term.")),
        new("nomination", "submit", EventAudience.Readers, new Text("报送", "The nomination was handed up.")),
        new("nomination", "pass", EventAudience.Readers, new Text("审核通过", "The review was passed.")),
        new("nomination", "return", EventAudience.Readers, new Text("退回", "The nomination was returned.")),
        new("nomination", "reject", EventAudience.Readers, new Text("不予通过", "The nomination was rejected.")),
        new("nomination", "withdraw", EventAudience.Readers, new Text("撤回", "The nomination was withdrawn.")),
        new("nomination", "list", EventAudience.Readers, new Text("列入名单", "The nominee was put on the list.")),
        new("nomination", "decide", EventAudience.Readers, new Text("作出决定", "The nominee is honoured by the decision.")),
        new("nomination", "disqualify", EventAudience.Readers, new Text("取消资格", "The nomination ended because its organisation was disqualified.")),
        new("nomination", "promote", EventAudience.Readers, new Text("递补", "A reserve took a vacant place.")),
        new("nomination", "correct", EventAudience.Readers, new Text("更正", "What was written wrongly was corrected.")),
        new("nomination", "report-change", EventAudience.Readers, new Text("报告情况变化", "A change of circumstances was reported.")),
        new("nomination", "keep", EventAudience.Readers, new Text("情况变化后予以保留", "The nomination was kept after a change of circumstances.")),
        new("nomination", "recuse", EventAudience.Office, new Text("审核人员回避", "A reviewer stepped back.")),
        new("nomination", "disclose", EventAudience.Office, new Text("查阅个人信息", "Somebody was shown personal data.")),
        new("public-notice", "post-notice", EventAudience.Public, new Text("发布公示", "A public notice was posted.")),
        new("public-notice", "object", EventAudience.Concerned, new Text("受理异议", "An objection was taken in.")),
        new("public-notice", "uphold-objection", EventAudience.Concerned, new Text("认定异议成立", "An objection was found to hold.")),
        new("public-notice", "dismiss-objection", EventAudience.Concerned, new Text("认定异议不成立", "An objection was found not to hold.")),
        new("public-notice", "lift-bar", EventAudience.Concerned, new Text("解除重新推荐限制", "The bar that an upheld objection laid on a new nomination was lifted.")),
        new("late-act", "record-late", EventAudience.Office, new Text("登记补录事项", "An act was recorded late and waits for its confirmation.")),
        new("late-act", "confirm-late", EventAudience.Office, new Text("确认补录事项", "A late act was confirmed and done.")),
        new("late-act", "refuse-late", EventAudience.Office, new Text("不予确认补录事项", "A late act was refused.")),
        new("submission", "submit-batch", EventAudience.Readers, new Text("报送批次", "A batch was handed up.")),
        new("proposed-list", "draw-up-list", EventAudience.Readers, new Text("拟定名单", "The proposed list was drawn up.")),
        new("proposed-list", "replace", EventAudience.Readers, new Text("名单递补", "Others followed on the list for those who fell.")),
        new("decision", "decide", EventAudience.Public, new Text("印发表彰决定", "The decision was issued.")),
        new("honour", "grant", EventAudience.Public, new Text("授予荣誉", "An honour was granted.")),
        new("honour", "revoke", EventAudience.Public, new Text("撤销荣誉", "An honour was revoked.")),
    ];

    private static readonly Dictionary<(string, string), EventType> ByAct = All.ToDictionary(type => (type.SubjectKind, type.Act));

    /// <summary>The type of a journal line.</summary>
    public static EventType Of(JournalEntry line) =>
        ByAct.GetValueOrDefault((line.SubjectKind, line.Act)) ?? new(line.SubjectKind, line.Act, EventAudience.Office, Text.Same(line.Act));
}

/// <summary>Where a reader stands: the number of the last line seen, for each campaign. Opaque to callers.</summary>
/// <param name="Seen">By campaign.</param>
public sealed record EventCursor(IReadOnlyDictionary<Guid, long> Seen)
{
    /// <summary>Before everything.</summary>
    public static EventCursor Beginning { get; } = new(new Dictionary<Guid, long>());

    /// <summary>The number of the last line seen of a campaign; 0 before the first.</summary>
    public long Of(Guid campaign) => Seen.GetValueOrDefault(campaign);

    /// <summary>The cursor after a line of a campaign.</summary>
    public EventCursor After(Guid campaign, long number) => new(new Dictionary<Guid, long>(Seen) { [campaign] = number });

    /// <summary>Reads a cursor; null when it is none.</summary>
    public static EventCursor? Parse(string text)
    {
        var seen = new Dictionary<Guid, long>();
        byte[] bytes;
        try
        {
            bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }

        foreach (var part in Encoding.UTF8.GetString(bytes).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var id, var number]
                || !Guid.TryParseExact(id, "N", out var campaign)
                || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || !seen.TryAdd(campaign, last))
            {
                return null;
            }
        }

        return new EventCursor(seen);
    }

    public override string ToString() => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Join(';', Seen.OrderBy(seen => seen.Key).Select(seen => string.Create(CultureInfo.InvariantCulture, $"{seen.Key:N}={seen.Value}")))));
}
