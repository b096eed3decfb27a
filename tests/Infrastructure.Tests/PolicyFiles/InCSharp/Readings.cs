using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

internal static partial class QinghaiInCSharp
{
    /// <summary>What the notice leaves open, by the readings in force.</summary>
    private sealed record Readings(
        bool DueInclusive, bool PostingDayCounted, TermEnd TermEnd, AfterSuspension AfterObjection, LimitBase ShareBase, bool ExemptInside, DateOnly ServiceOn, bool RankIncludesGrade)
    {
        public static Readings Of(PolicyBuilder campaign) => new(
            campaign.Interpretation("dueDate", "4.1.c", ("“某日前”是否含当日", "Whether \"by\" a day includes the day"),
                reason: ("报送期限通行理解含当日", "Submission dates are commonly read to include the day"),
                ("inclusive", ("含当日", "the day itself is in time"), true), ("exclusive", ("不含当日", "the day itself is late"), false)),
            campaign.Interpretation("termStart", "4.1.b", ("公示当日是否计入", "Whether the day of posting counts"),
                reason: ("民法典第二百零一条：开始的当日不计入", "Civil Code art. 201: the first day is not counted"),
                ("not-counted", ("不计入", "not counted"), false), ("counted", ("计入", "counted"), true)),
            campaign.Interpretation("termEnd", "4.1.b", ("期满后何时可进入下一环节", "When the next stage may begin"),
                reason: ("最后一日终了期限才届满", "A term has run when its last day has ended"),
                ("following-day", ("期满次日", "on the day after the last day"), TermEnd.FollowingDay), ("last-day", ("期满当日", "on the last day"), TermEnd.LastDay)),
            campaign.Interpretation("termAfterObjection", "4.1.b", ("异议不成立后剩余公示期如何计算", "What becomes of the remaining days when an objection is dismissed"),
                reason: ("已公开的天数已接受监督", "The days that have run were open to the public"),
                ("days-run-count", ("已公示天数计入", "the days already run count"), AfterSuspension.DaysRunCount), ("starts-anew", ("重新公示", "the whole term runs again"), AfterSuspension.StartsAnew)),
            campaign.Interpretation("shareBase", "1.2.f", ("县处级干部比例的基数", "What the share of county-level cadres is taken of"),
                reason: ("名额未用满时仍控制实际比例", "Keeps the share when places stay unused"),
                ("actual-and-planned", ("实际名单，且不超过计划名额的同一比例", "the list as it is, and never above the share of the planned places"), LimitBase.ListedAndPlanned),
                ("planned", ("计划名额", "the planned places"), LimitBase.Planned)),
            campaign.Interpretation("exemptChannel", "1.2.c", ("最美信访干部是否计入100名", "Whether the exempt nominees count inside the 100"),
                reason: ("通知只免占地区单位名额，总数未变", "The notice frees the unit's places, not the total"),
                ("inside", ("计入", "inside"), true), ("on-top", ("另计", "on top"), false)),
            campaign.Interpretation("serviceYearsOn", "3.2.3", ("信访工作年限的计算日", "The day on which years of service are counted"),
                reason: ("条件以通知印发时为准", "Criteria apply as of the notice"),
                ("notice", ("通知印发日", "day of the notice"), Issued), ("recommendation-close", ("单位推荐截止日", "close of unit recommendation"), new DateOnly(2021, 7, 26))),
            campaign.Interpretation("rankIncludesGrade", "1.2.d", ("级别是否包括相当职级", "Whether rank includes an equivalent grade"),
                reason: ("通知写明“相当于”", "The notice says \"or equivalent\""),
                ("post-or-grade", ("领导职务或相当职级", "leading post or equivalent grade"), true), ("post-only", ("仅领导职务", "leading post only"), false)));
    }
}
