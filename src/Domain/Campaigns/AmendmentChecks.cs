using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Campaigns;

/// <summary>
/// What an amendment may not do. It changes rules for what is still to come; it does not make another campaign of it, does not reach back,
/// and takes nothing away that somebody in the campaign stands on. Each finding names the element as <see cref="PolicyDiff"/> does.
/// </summary>
public static class AmendmentChecks
{
    /// <summary>Every reason against an amendment; empty when it can be adopted.</summary>
    /// <param name="before">The version that it amends, the latest one.</param>
    /// <param name="after">The version that would take effect.</param>
    /// <param name="use">What of the policy is in use.</param>
    /// <param name="sanctions">Sanctions laid so far.</param>
    public static IReadOnlyList<Violation> Findings(CampaignPolicy before, CampaignPolicy after, PolicyUse use, IReadOnlyList<Sanction> sanctions)
    {
        ArgumentNullException.ThrowIfNull(use);
        return
        [
            .. Nothing(before, after),
            .. Identity(before, after),
            .. use.Nominations.SelectMany(nomination => Lost(before, after, nomination)).GroupBy(lost => (lost.Code, lost.Element)).Select(InUse),
            .. Organisations(after, sanctions),
            .. Quotas(after, use),
            .. Procedure(before, after, use),
            .. Sanctions(before, after),
        ];
    }

    private static IEnumerable<Violation> Nothing(CampaignPolicy before, CampaignPolicy after)
    {
        if (PolicyDiff.Between(before, after).Count == 0)
        {
            yield return At(
                ViolationCode.AmendmentEmpty,
                "files",
                "规则与现行版本相同，没有可修订的内容；可先用 policy diff 比较两个版本。",
                "The rules say the same as the present version; there is nothing to amend. 'policy diff' compares two versions.");
        }
    }

    // Another notice is another campaign.
    private static IEnumerable<Violation> Identity(CampaignPolicy before, CampaignPolicy after)
    {
        (string Name, Text What, string? Was, string? Is)[] marks =
        [
            ("code", new Text("活动代码", "code"), before.Code, after.Code),
            ("record", new Text("补录与否", "kind, record or running"), before.Record is null ? null : "record", after.Record is null ? null : "record"),
            ("series", new Text("届次", "series"), before.Series?.ToString(), after.Series?.ToString()),
            ("documentNumber", new Text("通知文号", "document number of the notice"), before.DocumentNumber, after.DocumentNumber),
            ("issuedOn", new Text("通知日期", "day of the notice"), Violations.Day(before.IssuedOn), Violations.Day(after.IssuedOn)),
            ("issuer", new Text("发文机关", "issuer"), before.Issuer.Zh, after.Issuer.Zh),
        ];
        return from mark in marks
               where mark.Was != mark.Is
               select At(
                   ViolationCode.CampaignIdentity,
                   mark.Name,
                   $"修订不能改变{mark.What.Zh}；另一个通知是另一项活动，修订文件的文号写在 document 中。",
                   $"An amendment does not change the {mark.What.En}: another notice is another campaign. The number of the amending paper goes into 'document'.")
                   with
               { Actual = mark.Is, Required = mark.Was };
    }

    /// <summary>
    /// What an act would put into a nomination although an adopted amendment takes it away: an act before its day is judged
    /// by the version of the day, but must not be led to where there is nothing any more.
    /// </summary>
    /// <param name="present">The version that the act is judged by.</param>
    /// <param name="coming">The version that takes effect later.</param>
    /// <param name="nomination">The nomination as the act would leave it.</param>
    internal static IEnumerable<Violation> Outlived(CampaignPolicy present, ComingVersion coming, NominationUse nomination) =>
        from lost in Lost(present, coming.Policy, nomination)
        let day = Violations.Day(coming.EffectiveOn)
        select At(
            ViolationCode.EndsWithAmendment,
            lost.Element,
            $"方案修订自{day}起生效，届时{lost.Ends.Zh}。请改用修订后仍有的内容，或在生效后办理。",
            $"From {day} an amendment takes effect, by which {lost.Ends.En}. Use what there is after it, or act from that day on.",
            lost.Clause) with
        { Required = day };

    // What one nomination stands on and the later version lacks.
    private static IEnumerable<Loss> Lost(CampaignPolicy before, CampaignPolicy after, NominationUse nomination)
    {
        Loss Of(ViolationCode code, string element, string? clause, Text ends, Text forbidden) => new(code, element, ends, forbidden, clause, nomination.Id);

        var award = (Was: before.FindAward(nomination.Award), Is: after.FindAward(nomination.Award));
        if (award.Is is null)
        {
            yield return Of(
                ViolationCode.AwardInUse,
                $"award {nomination.Award}",
                award.Was?.Clause,
                new Text("该奖项取消", "the award is dropped"),
                new Text("奖项已有推荐，不能取消，但名额可以减到已用数。", "The award has nominees and cannot be dropped; its places can be cut to those taken."));
        }
        else if (award.Is.Kind != award.Was?.Kind)
        {
            yield return Of(
                ViolationCode.AwardInUse,
                $"award {nomination.Award}",
                award.Is.Clause,
                new Text("该奖项改变授予对象类型", "the award is for another kind of nominee"),
                new Text("奖项已有推荐，不能改变授予对象类型。", "The award has nominees; whom it is for cannot be changed."));
        }

        if (nomination.Channel is { } channel && !after.Channels.Any(known => known.Code == channel && known.Award == nomination.Award))
        {
            yield return Of(
                ViolationCode.ChannelInUse,
                $"channel {channel}",
                before.Channels.FirstOrDefault(known => known.Code == channel)?.Clause,
                new Text("该渠道取消或改换奖项", "the channel is dropped or moved to another award"),
                new Text("渠道已有推荐，不能取消或改换奖项。", "The channel has nominees; it can neither be dropped nor moved to another award."));
        }

        foreach (var code in new[] { nomination.RecommendedBy, nomination.QuotaHolder }.OfType<string>().Distinct().Where(code => after.Organisations.Find(code) is null))
        {
            yield return Of(
                ViolationCode.OrganisationInUse,
                $"organisation {code}",
                null,
                new Text($"单位{code}从名录中删除", $"the organisation {code} is struck off the directory"),
                new Text("单位已有推荐，不能从名录中删除。", "The organisation has nominees and cannot be struck off the directory."));
        }

        // What was declared must stay readable later too. The values themselves are not for everybody.
        foreach (var unreadable in after.Facts.Read(nomination.Facts).Violations.Select(violation => violation.Fact ?? violation.Place ?? string.Empty).Distinct())
        {
            var label = before.Facts.Find(unreadable)?.Label ?? Text.Same(unreadable);
            yield return Of(
                ViolationCode.FactInUse,
                $"fact {unreadable}",
                null,
                new Text($"所填报的“{label.Zh}”无法读取", $"values declared for '{label.En}' can no longer be read"),
                new Text(
                    $"已填报的“{label.Zh}”在新版本中无法读取：不能删除该事实、改变其类型，或缩小到容不下已填报的值。",
                    $"What was declared as '{label.En}' can no longer be read in the new version: the fact can neither be dropped, nor change its kind, nor be narrowed below declared values."));
        }

        if (!nomination.State.IsFinal && before.FindStage(nomination.State.Stage) is { } stage && after.FindStage(stage.Code)?.Kind is var kind && kind != stage.Kind)
        {
            yield return Of(
                ViolationCode.StageInUse,
                $"stage {stage.Code}",
                stage.Clause,
                kind is null
                    ? new Text("该环节取消", "the stage is dropped")
                    : new Text("该环节改为另一类环节", "the stage becomes one of another kind"),
                kind is null
                    ? new Text("环节中仍有推荐，不能取消；请待其离开该环节。", "Nominations stand in the stage; it cannot be dropped before they have left it.")
                    : new Text("环节中仍有推荐，不能改为另一类环节；请待其离开该环节。", "Nominations stand in the stage; it cannot become one of another kind before they have left it."));
        }
    }

    private static IEnumerable<Violation> Organisations(CampaignPolicy after, IReadOnlyList<Sanction> sanctions) =>
        from code in sanctions.Select(sanction => sanction.Organisation).Distinct()
        where after.Organisations.Find(code) is null
        select At(
            ViolationCode.OrganisationInUse,
            $"organisation {code}",
            "单位已受处理，不能从名录中删除。",
            "A sanction was laid on the organisation; it cannot be struck off the directory.");

    private static IEnumerable<Violation> Quotas(CampaignPolicy after, PolicyUse use)
    {
        foreach (var account in use.Accounts)
        {
            var row = after.Quotas.FirstOrDefault(row => row.Organisation == account.Organisation && row.Award == account.Award);
            var (places, element) = (row?.Places ?? 0, $"quota {account.Organisation}/{account.Award}");
            var room = row is null ? 0 : after.Candidates(row);
            if (account.Taken + account.Forfeited > room && !account.Lapsed)
            {
                yield return At(
                    ViolationCode.QuotaBelowTaken,
                    element,
                    $"名额不能减到已用数以下：已用{Number(account.Taken)}个、不得递补{Number(account.Forfeited)}个；须先有推荐撤回或不予通过。",
                    $"Places cannot be cut below those in use: {Number(account.Taken)} are taken, {Number(account.Forfeited)} may not be filled again. Let nominations be withdrawn or rejected first.",
                    after.QuotaClause)
                    with
                { Actual = Number(room), Required = Number(account.Taken + account.Forfeited) };
            }

            if (account.Reserves.Count > 0 && account.Reserves.Max(reserve => reserve.Rank) is var rank && rank > (after.Ranks(row)))
            {
                yield return At(
                    ViolationCode.ReserveInUse,
                    element,
                    $"第{Number(rank)}递补人选仍在等候，名额或递补规则不能减到容不下该顺位。",
                    $"A reserve of rank {Number(rank)} waits; places and reserves cannot be cut so far that there is no such rank.",
                    after.Reserves?.Clause ?? after.QuotaClause)
                    with
                { Actual = Number(after.Ranks(row)), Required = Number(rank) };
            }
        }
    }

    // The order of the stages and where the places are taken decide what a running nomination has behind it.
    private static IEnumerable<Violation> Procedure(CampaignPolicy before, CampaignPolicy after, PolicyUse use)
    {
        var running = use.Nominations.Where(nomination => !nomination.State.IsFinal).ToList();
        if (running.Count == 0)
        {
            yield break;
        }

        var order = after.Stages.Select(stage => stage.Code).Where(code => before.FindStage(code) is not null).ToList();
        if (!before.Stages.Select(stage => stage.Code).Where(order.Contains).SequenceEqual(order))
        {
            yield return At(
                ViolationCode.StagesReordered,
                "procedure.stages",
                $"已有{Number(running.Count)}个推荐在办，原有环节的先后次序不能改变；可以增加环节。",
                $"{Number(running.Count)} nomination(s) are under way: the order of the stages there are cannot be changed. Stages can be added.",
                after.ProcedureClause);
        }

        var (was, now) = (before.Stages.FirstOrDefault(stage => stage.PlaceClause is not null), after.Stages.FirstOrDefault(stage => stage.PlaceClause is not null));
        if (was?.Code != now?.Code)
        {
            yield return At(
                ViolationCode.PlaceStageMoved,
                $"stage {now?.Code ?? was!.Code}",
                $"已有{Number(running.Count)}个推荐在办，占用名额的环节（{was?.Code ?? "–"}）不能改变。",
                $"{Number(running.Count)} nomination(s) are under way: the stage that takes the places ({was?.Code ?? "–"}) cannot be changed.",
                was?.PlaceClause ?? after.QuotaClause)
                with
            { Actual = now?.Code, Required = was?.Code };
        }
    }

    // Who broke the rules while they foresaw it is dealt with by them.
    private static IEnumerable<Violation> Sanctions(CampaignPolicy before, CampaignPolicy after) =>
        from was in before.Sanctions
        let now = after.Sanctions.FirstOrDefault(known => known.Code == was.Code)
        where now is null || (now.Effect, now.Subject) != (was.Effect, was.Subject)
        select At(
            ViolationCode.SanctionWithdrawn,
            $"sanction {was.Code}",
            $"“{was.Title.Zh}”是通知规定的处理，进行中的活动不能取消或改变其效力。",
            $"'{was.Title.En}' is foreseen by the notice: while the campaign runs it can neither be dropped nor given another effect.",
            was.Clause);

    private static Violation InUse(IEnumerable<Loss> lost)
    {
        var (first, count) = (lost.First(), lost.Select(one => one.Nomination).Distinct().Count());
        return At(
            first.Code,
            first.Element,
            $"{first.Forbidden.Zh}涉及推荐{Number(count)}个，例如{first.Nomination}。",
            $"{first.Forbidden.En} It concerns {Number(count)} nomination(s), for example {first.Nomination}.",
            first.Clause) with
        { Actual = Number(count), Required = "0" };
    }

    private static Violation At(ViolationCode code, string place, string zh, string en, string? clause = null) => new(code, new Text(zh, en), clause) { Place = place };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // What ends, for nominees who would still enter it, and why an amendment must not end it where somebody has.
    private sealed record Loss(ViolationCode Code, string Element, Text Ends, Text Forbidden, string? Clause, Guid Nomination);
}
