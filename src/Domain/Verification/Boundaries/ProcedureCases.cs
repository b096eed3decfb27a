using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>
/// For every stage: each record left out, the wrong body acting, the day before a term is complete and the day itself, the day before a
/// due date, the day and the day after; every sanction with and without its ground.
/// </summary>
internal static class ProcedureCases
{
    public static IEnumerable<Scenario> Of(Rulebook rules, Award award, IReadOnlyDictionary<string, string> sound)
    {
        var policy = rules.Policy;
        foreach (var by in Recommenders(policy, award))
        {
            foreach (var stage in policy.Stages)
            {
                foreach (var scenario in Stage(rules, award, sound, by, stage))
                {
                    yield return Completed(rules, scenario);
                }
            }
        }

        if (award == policy.Awards[0] && Recommenders(policy, award).FirstOrDefault() is { } unit)
        {
            foreach (var sanction in policy.Sanctions)
            {
                yield return Completed(rules, Sanctioned(policy, award, sound, unit, sanction));
            }
        }
    }

    public static Expectation Expected(IReadOnlyList<Violation> violations) =>
        new([.. violations.Select(violation => violation.Code).Distinct()], violations.Select(violation => violation.Clause).FirstOrDefault(clause => clause is not null));

    // One recommender of each tier that holds or shares places.
    private static IEnumerable<string> Recommenders(CampaignPolicy policy, Award award) => policy.Organisations.All
        .Where(organisation => policy.QuotaHolder(organisation.Code, award.Code) is { } holder && policy.Quotas.Any(row => row.Organisation == holder && row.Award == policy.QuotaOf(award.Code) && row.Places > 0))
        .DistinctBy(organisation => organisation.Tier)
        .Select(organisation => organisation.Code);

    private static IEnumerable<ActScenario> Stage(Rulebook rules, Award award, IReadOnlyDictionary<string, string> sound, string by, Stage stage)
    {
        var policy = rules.Policy;
        var tier = policy.Organisations.Find(by)!.Tier;
        var act = NextStep.Leaving(stage).Name();
        ActScenario At(params Step[] steps) => new($"{award.Title.Zh}：{stage.Title.Zh} / {stage.Title.En}", string.Empty, award.Code, by, sound, steps) { At = stage.Code };

        if (stage.Kind == StageKind.Publicity)
        {
            var posted = new Step("post", Expectation.Accepted);
            if (stage.Term is { } term && Entered(rules, At()) is { LastActOn: var day })
            {
                var complete = term.WindowFrom(day, rules.CalendarIn(stage, by)).CompleteFrom!.Value;
                yield return At(posted with { On = day, By = policy.Acting(stage.By, by) }, new Step(act, Expectation.Accepted) { On = complete.AddDays(-1) }, new Step(act, Expectation.Accepted) { On = complete });
            }

            foreach (var part in stage.Content?.Parts ?? [])
            {
                yield return At(posted with { Without = [part.Code] });
            }
        }
        else
        {
            yield return At(new Step(act, Expectation.Accepted) { By = policy.Acting(stage.By, by) });
        }

        if (stage.ReturnTo is not null)
        {
            yield return At(new Step("return", Expectation.Accepted) { Reason = "材料需补充" });
        }

        foreach (var record in stage.RecordsFor(award.Code, policy.Facts.Read(sound).Value))
        {
            yield return At(new Step(act, Expectation.Accepted) { Without = record.Optional ? [] : [record.Code], Unfavourable = record.Optional ? [record.Code] : [] });
        }

        foreach (var form in policy.Materials.Where(material => stage.Materials.Contains(material.Code) && (material.Award ?? award.Code) == award.Code))
        {
            yield return At(new Step(act, Expectation.Accepted) { Without = [form.Code] });
            foreach (var copies in form.Copies > 1 ? new[] { form.Copies - 1, form.Copies } : [])
            {
                yield return At(new Step(act, Expectation.Accepted) { Copies = new Dictionary<string, int> { [form.Code] = copies } });
            }
        }

        foreach (var part in stage.Report?.Parts ?? [])
        {
            yield return At(new Step(act, Expectation.Accepted) { Without = [part.Code] });
        }

        if (policy.Organisations.All.FirstOrDefault(organisation => organisation.Code != policy.Acting(stage.By, by)) is { } other)
        {
            yield return At(new Step(stage.Kind == StageKind.Publicity ? "post" : act, Expectation.Accepted) { By = other.Code });
        }

        foreach (var opening in new[] { stage.Kind == StageKind.Publicity ? stage.Posting?.NotBefore : stage.NotBefore }.OfType<Opening>().Where(opening => opening.Binds(tier)))
        {
            foreach (var moment in Around(opening))
            {
                yield return At(new Step(stage.Kind == StageKind.Publicity ? "post" : act, Expectation.Accepted) { On = moment.Day, At = moment.Time, By = policy.Acting(stage.By, by) });
            }
        }

        if (stage.Posting?.Due is { } posting && posting.Binds(tier) && WorkingCalendar.Within(() => Entered(rules, At())?.LastOf(posting, stage, rules)) is { Accepted: true, Value: { } latest })
        {
            foreach (var moment in Around(latest))
            {
                yield return At(new Step("post", Expectation.Accepted) { On = moment.Day, At = moment.Time, By = policy.Acting(stage.By, by) });
            }
        }

        if (stage.Due is { } due && due.Binds(tier) && stage.Kind != StageKind.Publicity
            && WorkingCalendar.Within(() => Entered(rules, At())?.DueIn(stage, rules)) is { Accepted: true, Value: { } last })
        {
            foreach (var moment in Around(last))
            {
                yield return At(new Step(act, Expectation.Accepted) { On = moment.Day, At = moment.Time });
            }
        }
    }

    // The day before and the day; where it opens at a time, that minute and the one before.
    private static IEnumerable<Moment> Around(Opening opening) => opening.At is { } time
        ? [opening.On.AddDays(-1), new Moment(opening.On, time.AddMinutes(-1)), new Moment(opening.On, time)]
        : [opening.On.AddDays(-1), opening.On];

    // The day before, the day and the day after; where it is due at a time, the minutes around it, and the day alone, which is not enough.
    private static IEnumerable<Moment> Around(DueMoment last)
    {
        yield return last.Day.AddDays(-1);
        yield return last.Day;
        if (last.Time is { } time)
        {
            foreach (var minutes in new[] { -1, 0, 1 })
            {
                yield return new Moment(last.Day, time.AddMinutes(minutes));
            }
        }

        yield return last.Day.AddDays(1);
    }

    private static ActScenario Sanctioned(CampaignPolicy policy, Award award, IReadOnlyDictionary<string, string> sound, string by, SanctionDefinition sanction)
    {
        var last = policy.Stages[^1];
        if (sanction.Effect == SanctionEffect.DisqualifyNominee)
        {
            return FallenBySanction(policy, award, sound, by, sanction);
        }

        Step[] steps = sanction.Effect == SanctionEffect.RevokeHonour
            ?
            [
                new Step(NextStep.Leaving(last).Name(), Expectation.Accepted),
                new Step("revoke", Expectation.Accepted),
                new Step("revoke", Expectation.Accepted) { Reason = "弄虚作假" },
            ]
            :
            [
                new Step("sanction", Expectation.Accepted) { What = sanction.Code },
                new Step("sanction", Expectation.Accepted) { What = sanction.Code, Reason = "弄虚作假" },
                new Step(NextStep.Leaving(policy.Stages[0]).Name(), Expectation.Accepted),
            ];
        return new ActScenario($"{sanction.Title.Zh} / {sanction.Title.En}", string.Empty, award.Code, by, sound, steps)
        {
            At = sanction.Effect == SanctionEffect.RevokeHonour ? last.Code : null,
        };
    }

    // Behind the stage that takes the places, so that it is seen what becomes of the nominee's.
    private static ActScenario FallenBySanction(CampaignPolicy policy, Award award, IReadOnlyDictionary<string, string> sound, string by, SanctionDefinition sanction) =>
        new($"{sanction.Title.Zh} / {sanction.Title.En}", string.Empty, award.Code, by, sound,
        [
            new Step("sanction", Expectation.Accepted) { What = sanction.Code },
            new Step("sanction", Expectation.Accepted) { What = sanction.Code, Reason = "弄虚作假" },
            new Step("nominate", Expectation.Accepted),
        ])
        {
            At = policy.Stages.SkipWhile(stage => stage.PlaceClause is null).Skip(1).FirstOrDefault()?.Code,
        };

    private static Nomination? Entered(Rulebook rules, ActScenario way)
    {
        var play = new Play(rules);
        return play.Nominate(way.Award, way.By, way.Channel, way.Facts).Count == 0 && play.LeadTo(way.At!).Count == 0 ? play.Nominee : null;
    }

    private static bool EndsBySanction(Step step, State? before, string after) => step.Act == "sanction" && before?.Code != after;

    // What the policy does becomes what is expected.
    public static ActScenario Completed(Rulebook rules, ActScenario scenario) => scenario with
    {
        Steps =
        [
            .. ScenarioRunner.Perform(rules, scenario)
                .Where(done => done.Step is not null)
                .Select(done => done.Step! with { Expected = Expected(done.Violations), State = done.Violations.Count == 0 && done.Before?.Code != done.After && done.Step.Act != Step.EarlierBar ? done.After : null, Free = EndsBySanction(done.Step, done.Before, done.After) ? done.Play.Free : done.Step.Free, Kept = EndsBySanction(done.Step, done.Before, done.After) ? done.Play.Kept : done.Step.Kept, Bonus = done.Step.Act == Act.Decide.Name() ? done.Play.Honour?.Bonus : null }),
        ],
    };
}
