using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Campaigns;

/// <summary>A recorded waiver (豁免) of a limit or rule that binds in principle.</summary>
/// <param name="Element">Code of the limit or rule.</param>
/// <param name="NominationId">The nomination that it is for; null when it is for the whole list.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Code of the organisation that granted it.</param>
/// <param name="On">Day of the waiver.</param>
public sealed record Waiver(string Element, Guid? NominationId, string Reason, string By, DateOnly On);

/// <summary>A sanction (处理) laid on an organisation or put on record.</summary>
/// <param name="Code">Code of the policy's sanction.</param>
/// <param name="Organisation">Code of the organisation concerned.</param>
/// <param name="Ground">What happened.</param>
/// <param name="Document">Number of the document that decided it.</param>
/// <param name="On">Day of the document.</param>
public sealed record Sanction(string Code, string Organisation, string Ground, string Document, DateOnly On)
{
    /// <summary>Identifier of the nominee whom a bar from later rounds is for; null when it is for the organisation.</summary>
    public string? Identifier { get; init; }
}

/// <summary>
/// A campaign that runs (评选表彰活动): the version of the policy that it began with and its amendments, the standing of its organisations and
/// the waivers that its waiving role granted.
/// </summary>
public sealed class Campaign : Aggregate
{
    private Campaign()
    {
    }

    /// <summary>Opens a campaign under a policy.</summary>
    /// <param name="id">Key.</param>
    /// <param name="policy">The policy; the campaign takes its code.</param>
    /// <param name="actor">Code of the organisation that opens it.</param>
    /// <param name="on">Day.</param>
    public Campaign(Guid id, CampaignPolicy policy, string actor, DateOnly on)
    {
        Id = id;
        CampaignId = id;
        Code = policy.Code;
        PolicyCode = policy.Code;
        PolicyVersion = policy.Version;
        Note(new Entry("open", actor, on, null) { Details = new Dictionary<string, string> { ["policyVersion"] = policy.Version } });
    }

    /// <summary>Code, the name of the campaign's folder.</summary>
    public string Code { get; private init; } = string.Empty;

    /// <summary>Code of the campaign whose policy it runs under: its own, or for a sandbox the one that it was made from.</summary>
    public string PolicyCode { get; private init; } = string.Empty;

    /// <summary>How the code of every sandbox begins, and of no real campaign, so that neither can take the other's place.</summary>
    public const string SandboxPrefix = "sandbox-";

    /// <summary>Whether it is a sandbox (沙箱): nothing in it is real, and it has a clock of its own.</summary>
    public bool IsSandbox { get; private init; }

    /// <summary>Today in a sandbox; null in a real campaign, where the day is the world's.</summary>
    public DateOnly? Clock { get; private set; }

    /// <summary>Whether a sandbox was thrown away: nobody finds it any more.</summary>
    public bool IsDiscarded { get; private set; }

    /// <summary>
    /// Whether its acts may be of any day up to today: in a sandbox, and in a record (补录) of a campaign that is over. An act of a campaign
    /// that runs is of the minute in which it is recorded.
    /// </summary>
    /// <param name="policy">The campaign's policy.</param>
    public bool TakesAnyDay(CampaignPolicy policy) => IsSandbox || IsEnteredAfterwards(policy);

    /// <summary>Whether everything in it was entered afterwards, because it documents a campaign that is over.</summary>
    /// <param name="policy">The campaign's policy.</param>
    public bool IsEnteredAfterwards(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Record is not null && !IsSandbox;
    }

    /// <summary>Version of the policy that the campaign began with.</summary>
    public string PolicyVersion { get; private set; } = string.Empty;

    /// <summary>Amendments in the order in which they take effect.</summary>
    public IReadOnlyList<Amendment> Amendments { get; private set; } = [];

    /// <summary>The version adopted last, whether it is in force yet or not.</summary>
    public string LatestVersion => Amendments.Count > 0 ? Amendments[^1].PolicyVersion : PolicyVersion;

    /// <summary>Sanctions in the order in which they were laid.</summary>
    public IReadOnlyList<Sanction> Sanctions { get; private set; } = [];

    /// <summary>Waivers in the order in which they were granted.</summary>
    public IReadOnlyList<Waiver> Waivers { get; private set; } = [];

    /// <summary>The proposed list once it is drawn up.</summary>
    public Guid? ProposedListId { get; private set; }

    /// <summary>The decision once it is issued.</summary>
    public Guid? DecisionId { get; private set; }

    /// <summary>Day on which its personal data were deleted; null while they are kept.</summary>
    public DateOnly? ErasedOn { get; private set; }

    /// <summary>Whether a limit or rule is waived, for the whole list or for one nomination.</summary>
    /// <param name="element">Code of the limit or rule.</param>
    /// <param name="nominationId">Key of the nomination; null for the whole list.</param>
    public bool IsWaived(string element, Guid? nominationId = null) =>
        Waivers.Any(waiver => waiver.Element == element && (waiver.NominationId is null || waiver.NominationId == nominationId));

    /// <summary>Whether an organisation, or one of its superiors, has lost its eligibility.</summary>
    public bool IsDisqualified(string organisation, CampaignPolicy policy)
    {
        var barring = Barring(policy);
        return Sanctions.Any(sanction =>
            barring.Contains(sanction.Code) && policy.Organisations.Line(organisation).Any(above => above.Code == sanction.Organisation));
    }

    /// <summary>The sanction by which a nominee lost its eligibility in this campaign; null when there is none.</summary>
    /// <param name="nominee">What the nominee is known by.</param>
    /// <param name="policy">The campaign's policy.</param>
    public SanctionDefinition? DisqualifiedBy(string nominee, CampaignPolicy policy) => Sanctions
        .Where(sanction => sanction.Identifier == nominee)
        .Select(sanction => policy.Sanctions.FirstOrDefault(known => known.Code == sanction.Code && known.Effect == SanctionEffect.DisqualifyNominee))
        .LastOrDefault(definition => definition is not null);

    /// <summary>The violation for what a nominee who lost its eligibility would still do.</summary>
    internal static Violation NomineeDisqualified(SanctionDefinition sanction) => new(
        ViolationCode.NomineeDisqualified,
        new Text($"该对象已被处理“{sanction.Title.Zh}”，不得参加本次评选。", $"The nominee has lost eligibility in this campaign by '{sanction.Title.En}'."),
        sanction.Clause)
    { Place = "identifier", Actual = sanction.Code };

    /// <summary>The policy without the places that lapsed because their organisation was disqualified: nothing is asked of its part of a list any more.</summary>
    public CampaignPolicy WithoutLapsed(CampaignPolicy policy) =>
        policy with { Quotas = [.. policy.Quotas.Where(row => !IsDisqualified(row.Organisation, policy))] };

    /// <summary>Pins the campaign to another version. Only the caller can tell, and must, that nothing has been done under the present one.</summary>
    /// <param name="policy">The other version.</param>
    /// <param name="actor">Code of the acting organisation.</param>
    /// <param name="on">Day.</param>
    public void Pin(CampaignPolicy policy, string actor, DateOnly on)
    {
        PolicyVersion = policy.Version;
        Note(new Entry("pin", actor, on, null) { Details = new Dictionary<string, string> { ["policyVersion"] = policy.Version } });
    }

    /// <summary>The version of the policy that an act of this day is judged by.</summary>
    public string VersionOn(DateOnly day) => Amendment.InForce(PolicyVersion, Amendments, day);

    /// <summary>
    /// Adopts an amendment. Refused after the decision, without a reason or a document, by anybody but the policy's waiving role, when it would
    /// reach back (before its adoption, before an earlier amendment, or to a day on which acts have been done already), and for everything that
    /// <see cref="AmendmentChecks"/> finds. All reasons at once.
    /// </summary>
    /// <param name="amendment">The amendment.</param>
    /// <param name="before">The version adopted last.</param>
    /// <param name="after">The version that takes effect.</param>
    /// <param name="use">What of the policy is in use.</param>
    public Outcome<Amendment> Amend(Amendment amendment, CampaignPolicy before, CampaignPolicy after, PolicyUse use)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        if (NotActing(before, amendment.By, null) is { } notActing)
        {
            return notActing;
        }

        IReadOnlyList<Violation> violations =
        [
            .. DecisionId is null ? Enumerable.Empty<Violation>() : [new Violation(
                ViolationCode.AmendmentAfterDecision, new Text("表彰决定已经印发，方案不再修订。", "The decision has been issued; the rules are amended no more."), before.Stages[^1].Clause)],
            .. Violations.Blank(null, ("document", amendment.Document, new Text("修订文件的文号", "number of the amending document")), ("reason", amendment.Reason, new Text("修订理由", "reason of the amendment"))),
            .. Days(amendment, before, use),
            .. AmendmentChecks.Findings(before, after, use, Sanctions),
        ];
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        Amendments = [.. Amendments, amendment];
        Note(new Entry("amend", amendment.By, amendment.On, null)
        {
            Details = new Dictionary<string, string>
            {
                ["policyVersion"] = amendment.PolicyVersion,
                ["effectiveOn"] = Violations.Day(amendment.EffectiveOn),
                ["document"] = amendment.Document,
                ["reason"] = amendment.Reason,
            },
        });
        return amendment;
    }

    /// <summary>Makes a sandbox under the policy that a campaign is pinned to.</summary>
    /// <param name="id">Key.</param>
    /// <param name="code">Code of the sandbox.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="today">What day it is in the sandbox.</param>
    public static Campaign Sandbox(Guid id, string code, CampaignPolicy policy, string actor, DateOnly today)
    {
        var sandbox = new Campaign
        {
            Id = id,
            CampaignId = id,
            Code = code,
            PolicyCode = policy.Code,
            PolicyVersion = policy.Version,
            IsSandbox = true,
            Clock = today,
        };
        sandbox.Note(new Entry("open", actor, today, null) { Details = new Dictionary<string, string> { ["policyVersion"] = policy.Version, ["sandbox"] = "true" } });
        return sandbox;
    }

    /// <summary>Sets the clock of a sandbox. Refused for a real campaign, which has none, and for a day before the present one; the same day is none.</summary>
    /// <param name="today">What day it is from now on.</param>
    /// <param name="actor">Who sets it.</param>
    public Outcome<Campaign> SetClock(DateOnly today, string actor)
    {
        if (NotASandbox() is { } real)
        {
            return real;
        }

        if (today < Clock)
        {
            return new Violation(
                ViolationCode.ClockBackwards,
                new Text($"时钟只能向前拨，现为{Violations.Day(Clock.Value)}。", $"The clock goes forward only; it is {Violations.Day(Clock.Value)}."))
            { Place = "today", Actual = Violations.Day(today), Required = Violations.Day(Clock.Value) };
        }

        Clock = today;
        Note(new Entry("set-clock", actor, today, null));
        return this;
    }

    /// <summary>Throws a sandbox away. Refused for a real campaign, and unless its code is given once more.</summary>
    /// <param name="code">Code of the sandbox.</param>
    /// <param name="actor">Who throws it away.</param>
    public Outcome<Campaign> Discard(string code, string actor)
    {
        if (NotASandbox() is { } real)
        {
            return real;
        }

        if (Unconfirmed(code) is { } unconfirmed)
        {
            return unconfirmed;
        }

        IsDiscarded = true;
        Note(new Entry("discard", actor, Clock!.Value, null));
        return this;
    }

    /// <summary>Takes in the proposed list. Refused when there is one already.</summary>
    /// <param name="listId">Key of the list.</param>
    /// <param name="policy">The campaign's policy, whose order of the stages says that there is one list.</param>
    public Outcome<Campaign> Listed(Guid listId, CampaignPolicy policy)
    {
        if (ProposedListId is not null)
        {
            return new Violation(
                ViolationCode.ListExists,
                new Text("本次活动的拟表彰名单已经拟定。", "The proposed list of this campaign has been drawn up already."),
                policy.ProcedureClause);
        }

        ProposedListId = listId;
        Touch();
        return this;
    }

    /// <summary>Why nothing can be decided or listed any more; null before the decision.</summary>
    /// <param name="policy">The campaign's policy, whose last stage is the decision.</param>
    public Violation? AlreadyDecided(CampaignPolicy policy) => DecisionId is null ? null : new Violation(
        ViolationCode.DecisionExists,
        new Text("本次活动的表彰决定已经印发。", "The decision of this campaign has been issued already."),
        policy.Stages[^1].Clause);

    /// <summary>Takes in the decision. Refused when there is one already.</summary>
    /// <param name="decisionId">Key of the decision.</param>
    /// <param name="policy">The campaign's policy, whose last stage is the decision.</param>
    public Outcome<Campaign> Decided(Guid decisionId, CampaignPolicy policy)
    {
        if (AlreadyDecided(policy) is { } decided)
        {
            return decided;
        }

        DecisionId = decisionId;
        Touch();
        return this;
    }

    /// <summary>
    /// Grants a waiver (豁免). Refused for anything that does not bind in principle, for an unknown element, for a limit and a single nomination,
    /// without a reason, and by anybody but the policy's waiving role.
    /// </summary>
    /// <param name="waiver">The waiver; whether its nomination exists is the caller's to know.</param>
    /// <param name="policy">The campaign's policy.</param>
    public Outcome<Waiver> Grant(Waiver waiver, CampaignPolicy policy)
    {
        var bearers = Elements(policy).Where(known => known.Code == waiver.Element).ToList();
        if (bearers.Count == 0)
        {
            var hint = Nearest.Hint(waiver.Element, Elements(policy).Select(known => known.Code));
            return new Violation(
                ViolationCode.WaiverElementUnknown,
                new Text($"没有可豁免的规则“{waiver.Element}”。{hint.Zh}", $"No limit or rule has the code '{waiver.Element}'.{hint.En}"))
            { Place = "element" };
        }

        // A code is unique within an award only: what binds in principle is meant, and for one nomination a rule.
        var inPrinciple = bearers.Where(known => known.Strength == Strength.InPrinciple).ToList();
        if (inPrinciple.Count == 0)
        {
            var (_, title, strength, cited, _) = bearers[0];
            return new Violation(
                ViolationCode.NotWaivable,
                strength == Strength.Must
                    ? new Text($"“{title.Zh}”属必须遵守的规定，不能豁免。", $"'{waiver.Element}' binds strictly; it cannot be waived.")
                    : new Text($"“{title.Zh}”只是着重要求，不妨碍评选，无需豁免。", $"'{waiver.Element}' is an emphasis that holds nobody up; there is nothing to waive."),
                cited)
            { Place = "element" };
        }

        if (waiver.NominationId is { } nomination && inPrinciple.All(known => known.OfList))
        {
            return new Violation(
                ViolationCode.WaiverOfList,
                new Text(
                    $"“{waiver.Element}”是对整个名单的限制，豁免不针对单个推荐；请去掉推荐编号。",
                    $"'{waiver.Element}' limits the whole list; its waiver names no single nomination. Leave the nomination out."),
                inPrinciple[0].Clause)
            { Place = "nominationId", Actual = nomination.ToString() };
        }

        var clause = inPrinciple.First(known => waiver.NominationId is null || !known.OfList).Clause;
        if (NotActing(policy, waiver.By, clause) is { } notActing)
        {
            return notActing;
        }

        if (string.IsNullOrWhiteSpace(waiver.Reason))
        {
            return new Violation(ViolationCode.ReasonRequired, new Text("豁免须说明理由。", "A waiver needs a reason."), clause) { Place = "reason" };
        }

        Waivers = [.. Waivers, waiver];
        Note(new Entry("waive", waiver.By, waiver.On, clause)
        {
            Details = new Dictionary<string, string>
            {
                ["element"] = waiver.Element,
                ["reason"] = waiver.Reason,
                ["nomination"] = waiver.NominationId?.ToString() ?? "–",
            },
        });
        return waiver;
    }

    /// <summary>
    /// Lays a sanction (处理) on an organisation or a nominee. Refused for an unknown sanction or organisation, without
    /// ground or document, where nominee and organisation are mistaken for each other, for a nominee whose identifier was deleted, and by
    /// anybody but the policy's waiving role. Ending nominations and letting places lapse is the caller's next step.
    /// </summary>
    /// <param name="sanction">The sanction.</param>
    /// <param name="actor">Code of the acting organisation.</param>
    /// <param name="policy">The campaign's policy.</param>
    public Outcome<SanctionDefinition> Lay(Sanction sanction, string actor, CampaignPolicy policy)
    {
        if (policy.Sanctions.FirstOrDefault(known => known.Code == sanction.Code && known.Effect != SanctionEffect.RevokeHonour) is not { } definition)
        {
            var hint = Nearest.Hint(sanction.Code, policy.Sanctions.Where(known => known.Effect != SanctionEffect.RevokeHonour).Select(known => known.Code));
            return new Violation(
                ViolationCode.SanctionUnknown,
                new Text($"没有处理“{sanction.Code}”；撤销荣誉针对已授予的荣誉办理。{hint.Zh}", $"No sanction on organisations or nominees has the code '{sanction.Code}'; honours are revoked one by one or in a batch.{hint.En}"))
            { Place = "sanction" };
        }

        if (policy.Organisations.Find(sanction.Organisation) is null)
        {
            return policy.Organisations.Unknown(sanction.Organisation, "organisation");
        }

        if (NotActing(policy, actor, definition.Clause) is { } notActing)
        {
            return notActing;
        }

        if (Violations.Blank(
            definition.Clause,
            ("ground", sanction.Ground, new Text("事由", "ground")),
            ("document", sanction.Document, new Text("文号", "document number"))).ToList() is { Count: > 0 } blank)
        {
            return Outcome.Refused(blank);
        }

        if (definition.IsOnNominee != sanction.Identifier is not null)
        {
            return new Violation(
                ViolationCode.SanctionSubject,
                sanction.Identifier is null
                    ? new Text($"“{definition.Title.Zh}”针对推荐对象，请指明推荐编号。", $"'{definition.Code}' is laid on a nominee; name the nomination.")
                    : new Text($"“{definition.Title.Zh}”针对单位，请去掉推荐编号。", $"'{definition.Code}' is laid on an organisation; leave the nomination out."),
                definition.Clause)
            { Place = "nominationId" };
        }

        // What the sanction would be known by has been deleted: it would concern nobody.
        if (definition.IsOnNominee && ErasedOn is { } erased)
        {
            return Erased(erased);
        }

        if (definition.Effect == SanctionEffect.DisqualifyNominee && DisqualifiedBy(sanction.Identifier!, policy) is { } earlier)
        {
            return NomineeDisqualified(earlier);
        }

        Sanctions = [.. Sanctions, sanction];
        Note(new Entry("sanction", actor, sanction.On, definition.Clause)
        {
            Details = new Dictionary<string, string>
            {
                ["sanction"] = sanction.Code,
                ["organisation"] = sanction.Organisation,
                ["ground"] = sanction.Ground,
                ["document"] = sanction.Document,
            },
        });
        return definition;
    }

    /// <summary>
    /// Deletes what is personal, once. Refused before the declared time since the decision is over, and by anybody but the policy's waiving
    /// role. Deleting it from what belongs to the campaign is the caller's next step; bars on later rounds keep the identifiers that they
    /// are for.
    /// </summary>
    /// <param name="code">The campaign's code, given once more: it cannot be undone.</param>
    /// <param name="decidedOn">Day of the decision; null when there is none yet.</param>
    /// <param name="actor">Code of the acting organisation.</param>
    /// <param name="on">Day.</param>
    /// <param name="policy">The campaign's policy.</param>
    public Outcome<Campaign> Erase(string code, DateOnly? decidedOn, string actor, DateOnly on, CampaignPolicy policy)
    {
        if (policy.Retention is not { } retention)
        {
            return new Violation(
                ViolationCode.RetentionUndeclared,
                new Text("本次活动未规定个人信息保存期限（retention），不能删除。", "The campaign does not say how long personal data are kept (retention); they cannot be deleted."));
        }

        if (Unconfirmed(code) is { } unconfirmed)
        {
            return unconfirmed;
        }

        if (NotActing(policy, actor, retention.Clause) is { } notActing)
        {
            return notActing;
        }

        if (ErasedOn is { } erased)
        {
            return Erased(erased);
        }

        if (decidedOn is not { } decided)
        {
            return new Violation(
                ViolationCode.RetentionRunning,
                new Text("尚未作出表彰决定，保存期限尚未起算。", "There is no decision yet from which the time of retention would run."),
                retention.Clause)
            { Actual = Violations.Day(on) };
        }

        if (retention.Over(decided) is var over && on < over)
        {
            return new Violation(
                ViolationCode.RetentionRunning,
                new Text(
                    $"个人信息须保存至表彰决定后{retention.Years}年，{Violations.Day(over)}起方可删除。",
                    $"Personal data are kept for {retention.Years} years from the decision; they can be deleted from {Violations.Day(over)}."),
                retention.Clause)
            { Actual = Violations.Day(on), Required = Violations.Day(over) };
        }

        ErasedOn = on;
        Note(new Entry("erase", actor, on, retention.Clause));
        return this;
    }

    /// <summary>Why nothing can be done any more once personal data were deleted.</summary>
    public static Violation Erased(DateOnly on) => new(
        ViolationCode.PersonalDataErased,
        new Text($"本次活动的个人信息已于{Violations.Day(on)}删除。", $"The personal data of this campaign were deleted on {Violations.Day(on)}."));

    private Violation? Unconfirmed(string code) => code == Code
        ? null
        : new Violation(ViolationCode.CodeDiffers, new Text("请重复填写活动代码以确认删除。", "Repeat the campaign's code to confirm the deletion.")) { Place = "code", Actual = code, Required = Code };

    private IEnumerable<Violation> Days(Amendment amendment, CampaignPolicy before, PolicyUse use)
    {
        Violation Early(ViolationCode code, string place, DateOnly given, DateOnly earliest, string zh, string en) =>
            new(code, new Text(zh, en)) { Place = place, Actual = Violations.Day(given), Required = Violations.Day(earliest) };

        var adoptable = Amendments.Count > 0 ? Amendments[^1].On : before.IssuedOn;
        if (amendment.On < adoptable)
        {
            yield return Early(
                ViolationCode.DateBeforeLastAct,
                "on",
                amendment.On,
                adoptable,
                $"修订日期不能早于{(Amendments.Count > 0 ? "上一次修订" : "通知")}的日期{Violations.Day(adoptable)}。",
                $"The amendment is dated before the {(Amendments.Count > 0 ? "previous amendment" : "notice")} of {Violations.Day(adoptable)}.");
        }

        if (amendment.EffectiveOn < amendment.On)
        {
            yield return Early(
                ViolationCode.AmendmentRetroactive,
                "effectiveOn",
                amendment.EffectiveOn,
                amendment.On,
                $"修订不溯及既往：生效日期最早为作出修订之日{Violations.Day(amendment.On)}。",
                $"An amendment does not reach back: it takes effect at the earliest on {Violations.Day(amendment.On)}, the day on which it is adopted.");
        }

        if (Amendments.Count > 0 && Amendments[^1].EffectiveOn is var last && amendment.EffectiveOn <= last)
        {
            yield return Early(
                ViolationCode.AmendmentNotLater,
                "effectiveOn",
                amendment.EffectiveOn,
                last.AddDays(1),
                $"上一版本自{Violations.Day(last)}起生效，新版本须在其后生效。",
                $"The version before takes effect on {Violations.Day(last)}; a new one must follow later.");
        }

        if (use.LastActOn is { } done && amendment.EffectiveOn <= done)
        {
            yield return Early(
                ViolationCode.AmendmentOvertaken,
                "effectiveOn",
                amendment.EffectiveOn,
                done.AddDays(1),
                $"{Violations.Day(done)}已有按现行版本办理的事项，新版本最早自次日起生效。",
                $"Acts of {Violations.Day(done)} have been judged by the present version; a new one takes effect on the day after at the earliest.");
        }
    }

    private Violation? NotASandbox() => IsSandbox
        ? null
        : new Violation(ViolationCode.NotASandbox, new Text("这是正式活动，不是沙箱。", "This is a real campaign, not a sandbox."));

    private static Violation? NotActing(CampaignPolicy policy, string actor, string? clause)
    {
        var role = policy.RoleOf(policy.WaivedBy);
        return role.Resolve(actor, policy.Organisations) == actor
            ? null
            : Violations.NotActing(role, role.Routes.Values.FirstOrDefault()?.Fixed, actor, clause ?? role.Clause);
    }

    // What can bear the code of a waiver: limits of the list, and the rules of each award.
    private static IEnumerable<(string Code, Text Title, Strength Strength, string Clause, bool OfList)> Elements(CampaignPolicy policy) =>
    [
        .. policy.Limits.Select(limit => (limit.Code, limit.Title, limit.Strength, limit.Clause, OfList: true)),
        .. policy.Awards.SelectMany(award => award.Rules).Select(rule => (rule.Code, rule.Title, rule.Strength, rule.Clause, OfList: false)),
    ];

    private static HashSet<string> Barring(CampaignPolicy policy) =>
        [.. policy.Sanctions.Where(sanction => sanction.Effect == SanctionEffect.DisqualifyOrganisation).Select(sanction => sanction.Code)];
}
