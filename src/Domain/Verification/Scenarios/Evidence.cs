using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>
/// What a step is evidence for. Every element of a policy has two sides, such as a term that is complete and one that still runs; a set
/// of scenarios covers the element when it shows both.
/// </summary>
internal static class Evidence
{
    /// <summary>The two sides of every element that scenarios must show.</summary>
    public static IEnumerable<(string Element, string Path, string? Clause, string One, string Other)> Sides(CampaignPolicy policy)
    {
        var paths = policy.Paths();
        foreach (var (award, rule) in policy.Awards.SelectMany(award => award.Rules, ValueTuple.Create))
        {
            yield return ($"rule {award.Code}/{rule.Code}", paths[rule], rule.Clause, "met", "not-met");
        }

        foreach (var limit in policy.Limits.Where(limit => limit.Bound != BoundKind.Reported).DistinctBy(limit => limit.Code))
        {
            yield return ($"limit {limit.Code}", paths[limit], limit.Clause, "kept", "broken");
        }

        foreach (var preference in policy.Preferences)
        {
            yield return ($"preference {preference.Code}", paths[preference], preference.Clause, "decides", "leaves-equal");
        }

        yield return ("places", "quotas", policy.QuotaClause, "given", "refused");
        if (policy.Reserves is { } reserves)
        {
            yield return ("reserves", paths[reserves], reserves.Clause, "promoted", "refused");
        }

        foreach (var stage in policy.Stages)
        {
            yield return ($"stage {stage.Code}", paths[stage], stage.Clause, "left", "refused");
            if (stage.Term is not null)
            {
                yield return ($"term {stage.Code}", Node.Child(paths[stage], "term"), stage.TermClause, "complete", "running");
            }

            foreach (var due in new[] { stage.Posting?.Due, stage.Due }.OfType<DueDate>())
            {
                yield return ($"due {stage.DueStep(due)}", paths[due], due.Clause, "in-time", "late");
            }

            foreach (var (step, opening) in Openings(stage))
            {
                yield return ($"opening {step}", paths[opening], opening.Clause, "open", "too-early");
            }

            foreach (var record in stage.Records)
            {
                yield return ($"record {record.Code}", paths[record], record.Clause, "filed", "missing");
            }
        }

        foreach (var sanction in policy.Sanctions)
        {
            yield return ($"sanction {sanction.Code}", paths[sanction], sanction.Clause, "laid", "refused");
            if (sanction.Effect == SanctionEffect.BarLaterRounds)
            {
                yield return ($"bar {sanction.Code}", paths[sanction], sanction.Clause, "over", "holds");
            }
        }
    }

    /// <summary>What one step shows, given the state before it and what it got.</summary>
    public static IReadOnlyList<string> Of(CampaignPolicy policy, ActScenario scenario, Step step, State? before, IReadOnlyList<Violation> violations)
    {
        var award = scenario.Award;
        var accepted = violations.Count == 0;
        if (step.Act is "sanction" or "revoke")
        {
            var code = step.What ?? policy.Sanctions.FirstOrDefault(sanction => sanction.Effect == SanctionEffect.RevokeHonour)?.Code;
            return [$"sanction {code} {(accepted ? "laid" : "refused")}"];
        }

        var bar = scenario.Steps.TakeWhile(earlier => !ReferenceEquals(earlier, step)).LastOrDefault(earlier => earlier.Act == Step.EarlierBar);
        if (bar is not null && (accepted || violations.Any(violation => violation.Code == ViolationCode.BarredByEarlierRound.Name)))
        {
            return [$"bar {bar.What} {(accepted ? "over" : "holds")}"];
        }

        if (step.Act == "promote")
        {
            return [$"reserves {(accepted ? "promoted" : "refused")}"];
        }

        if (before is not { } state || policy.FindStage(state.Stage) is not { } stage)
        {
            return [];
        }

        var shown = new List<string>();
        if (!accepted)
        {
            shown.Add($"stage {stage.Code} refused");
            shown.AddRange(violations.SelectMany(violation => ViolationCode.Find(violation.Code) switch
            {
                var code when code == ViolationCode.TermRunning => (IEnumerable<string>)[$"term {stage.Code} running"],
                var code when code == ViolationCode.Overdue => [$"due {Posted(step, stage, stage.Posting?.Due is not null)} late"],
                var code when code == ViolationCode.TooEarly => [$"opening {Posted(step, stage, true)} too-early"],
                var code when code == ViolationCode.RecordMissing || code == ViolationCode.RecordUnfavourable => step.Without.Concat(step.Unfavourable).Select(record => $"record {record} missing"),
                _ when policy.Limits.Any(limit => limit.Code == violation.Code) => [$"limit {violation.Code} broken"],
                _ => policy.AwardOf(award).Rules.Where(rule => rule.Code == violation.Code).Select(rule => $"rule {award}/{rule.Code} not-met"),
            }));
        }
        else if (step.Act == "post")
        {
            if (step.On is not null)
            {
                shown.AddRange([$"due {stage.Code}{RelativeTime.Posted} in-time", $"opening {stage.Code}{RelativeTime.Posted} open"]);
            }
        }
        else if (step.Act is "recommend" or "close" or "submit" or "pass" or "list" or "decide" or "forward")
        {
            shown.Add($"stage {stage.Code} left");
            if (stage.Term is not null)
            {
                shown.Add($"term {stage.Code} complete");
            }

            if (step.On is not null)
            {
                shown.AddRange([$"due {stage.Code} in-time", $"opening {stage.Code} open"]);
            }

            shown.AddRange(stage.RecordsFor(award, policy.Facts.Read(scenario.Facts).Value).Where(record => !step.Without.Contains(record.Code)).Select(record => $"record {record.Code} filed"));
        }

        return shown;
    }

    private static IEnumerable<(string Step, Opening Opening)> Openings(Stage stage)
    {
        if (stage.Posting?.NotBefore is { } posted)
        {
            yield return (stage.Code + RelativeTime.Posted, posted);
        }

        if (stage.NotBefore is { } left)
        {
            yield return (stage.Code, left);
        }
    }

    private static string Posted(Step step, Stage stage, bool posting) => posting && step.Act == "post" ? stage.Code + RelativeTime.Posted : stage.Code;
}
