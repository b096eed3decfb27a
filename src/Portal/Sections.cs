using Commendation.Application.Common;
using static Commendation.Portal.Words;

namespace Commendation.Portal;

/// <summary>The pages of a campaign that its menu leads to, and who is led there.</summary>
internal static class Sections
{
    private static readonly (string Path, Deed Deed, string Zh, string En)[] All =
    [
        ("/desk", Deed.ReadNomination, "工作台", "Desk"),
        ("/nominations", Deed.ReadNomination, "推荐对象", "Nominees"),
        (string.Empty, Deed.ReadPublic, "概况", "Overview"),
        ("/notices", Deed.ReadPosted, "公示", "Notices"),
        ("/rules", Deed.ReadPublic, "规则", "Rules"),
        ("/quotas", Deed.ReadProgress, "名额", "Places"),
        ("/timeline", Deed.ReadProgress, "进度", "Timeline"),
        ("/statistics", Deed.ReadNomination, "统计", "Statistics"),
        ("/list", Deed.ReadList, "拟表彰名单", "List"),
        ("/honours", Deed.ReadPublic, "决定与荣誉", "Decision and honours"),
        ("/journal", Deed.ReadJournal, "日志", "Journal"),
    ];

    /// <summary>What a reader is led to.</summary>
    public static IEnumerable<(string Path, string Label)> Of(Visit visit) => All.Where(section => visit.May(section.Deed)).Select(section => (section.Path, Say(section.Zh, section.En)));

    /// <summary>Whether a page lies in a section; in the first one only when it is that page itself.</summary>
    public static bool Current(string page, string address, string path) =>
        page == address || (path.Length > 0 && page.StartsWith(address + "/", StringComparison.Ordinal));
}
