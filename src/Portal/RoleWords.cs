using Commendation.Application.Common;
using static Commendation.Portal.Words;

namespace Commendation.Portal;

/// <summary>The roles of callers in words.</summary>
internal static class RoleWords
{
    private static readonly Dictionary<CallerRole, (string Zh, string En)> All = new()
    {
        [CallerRole.RecommendingUnit] = ("推荐单位", "recommending unit"),
        [CallerRole.LocalOffice] = ("基层主管部门", "local office"),
        [CallerRole.RegionalReviewer] = ("地区初审部门", "regional reviewer"),
        [CallerRole.DepartmentReviewer] = ("部门初审", "department reviewer"),
        [CallerRole.OrganisingOffice] = ("评选工作办公室", "organising office"),
        [CallerRole.OrganisingMember] = ("评选工作成员", "organising member"),
        [CallerRole.DecidingAuthority] = ("表彰决定机关", "deciding authority"),
        [CallerRole.OpinionBody] = ("征求意见单位", "opinion body"),
        [CallerRole.Auditor] = ("审计监督", "auditor"),
        [CallerRole.Portal] = ("政务门户", "portal"),
        [CallerRole.Tester] = ("规则测试", "tester"),
        [CallerRole.Administrator] = ("系统管理", "administrator"),
    };

    public static string Of(CallerRole role) => Say(All[role].Zh, All[role].En);
}
