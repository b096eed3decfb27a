using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Proof;

/// <summary>Whether the rules of late recording leave room for what they must not take away: the public's time to look, and the second pair of eyes.</summary>
internal static class LateRecordingChecks
{
    // Postings of a year are tried, so that weeks around holidays are among them.
    private const int DaysTried = 366;

    public static IEnumerable<Finding> Findings(CampaignPolicy policy, WorkingCalendar calendar) => policy.LateRecording is not { } late
        ? []
        : policy.Stages.Where(stage => late.Stages.Contains(stage.Code)).SelectMany(stage => Swallowed(stage, late, policy, calendar).Concat(SelfConfirmed(stage, late, policy)));

    // A notice that hung elsewhere can be recorded when its term is over: then nobody sees it here while an objection is still in time.
    private static IEnumerable<Finding> Swallowed(Stage stage, LateRecording late, CampaignPolicy policy, WorkingCalendar calendar)
    {
        if (stage.Term is not { } term)
        {
            yield break;
        }

        foreach (var posted in Enumerable.Range(0, DaysTried).Select(policy.IssuedOn.AddDays))
        {
            if (WorkingCalendar.Within(() => (term.WindowFrom(posted, calendar).LastDay!.Value, LastRecording(posted, late, calendar))) is { Accepted: true, Value: var (last, recorded) } && last <= recorded)
            {
                yield return Found(
                    ViolationCode.LateRecordingSwallows,
                    $"“{stage.Title.Zh}”的公示期可以在公告登记之前就已届满：公示期{term.Describe().Zh}，而补录可晚至{late.WorkingDays}个工作日。请缩短补录期限，或不允许该环节补录。",
                    $"The whole term of '{stage.Title.En}' can be over before the notice is recorded: it has {term.Describe().En}, and late recording reaches {late.WorkingDays} working days. Shorten late recording, or leave the stage out of it.",
                    late,
                    policy) with
                {
                    Counterexample =
                    [
                        new Text($"{Day(posted)}在他处公示，期限末日为{Day(last)}", $"published elsewhere on {Day(posted)}; the last day of its term is {Day(last)}"),
                        new Text($"{Day(recorded)}补录仍在期限内", $"recorded late on {Day(recorded)}, still in time"),
                    ],
                };
                yield break;
            }
        }
    }

    private static IEnumerable<Finding> SelfConfirmed(Stage stage, LateRecording late, CampaignPolicy policy)
    {
        var alone = policy.Organisations.All
            .Where(organisation => policy.Awards.Any(award => policy.QuotaHolder(organisation.Code, award.Code) is not null))
            .Select(organisation => (organisation.Code, Acting: policy.Acting(stage.By, organisation.Code), Confirming: policy.Acting(late.ConfirmedBy, organisation.Code)))
            .Where(one => one.Acting is not null && one.Acting == one.Confirming)
            .ToList();
        if (alone.Count > 0)
        {
            yield return Found(
                ViolationCode.LateRecordingSelfConfirmed,
                $"“{stage.Title.Zh}”的补录会由办理单位自己确认：{alone[0].Code}推荐的对象，办理和确认都是{alone[0].Acting}（共{alone.Count}个推荐单位）。请由其他职责确认，或不允许该环节补录。",
                $"What is recorded late in '{stage.Title.En}' would be confirmed by the body that acts there: for nominees of {alone[0].Code} both are {alone[0].Acting} ({alone.Count} recommending organisations in all). Let another role confirm, or leave the stage out.",
                late,
                policy);
        }
    }

    // The day before the first working day that is one too many.
    private static DateOnly LastRecording(DateOnly posted, LateRecording late, WorkingCalendar calendar)
    {
        var day = posted;
        while (late.Reaches(posted, day.AddDays(1), calendar))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static Finding Found(ViolationCode code, FormattableString zh, FormattableString en, LateRecording late, CampaignPolicy policy) =>
        new(code, Severity.Error, new Text(FormattableString.Invariant(zh), FormattableString.Invariant(en))) { Clause = late.Clause, Place = policy.Paths()[late] };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
