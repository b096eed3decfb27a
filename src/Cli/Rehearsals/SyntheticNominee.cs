using System.Globalization;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Cli.Rehearsals;

/// <summary>What happens to a synthetic nominee on the way.</summary>
internal enum Fate
{
    /// <summary>Nothing out of the ordinary.</summary>
    Sound,

    /// <summary>Breaks one eligibility rule.</summary>
    BreaksRule,

    /// <summary>A fact is forgotten and handed in after the refusal.</summary>
    MissingFact,

    /// <summary>The identifier has a wrong check digit.</summary>
    WrongCheckDigit,

    /// <summary>Nominated a second time.</summary>
    NominatedTwice,

    /// <summary>A record is forgotten and filed after the refusal.</summary>
    MissingRecord,

    /// <summary>A record of a review is unfavourable.</summary>
    UnfavourableRecord,

    /// <summary>An objection that does not hold.</summary>
    ObjectionDismissed,

    /// <summary>An objection that holds.</summary>
    ObjectionUpheld,

    /// <summary>Somebody tries to close the publicity too early.</summary>
    ClosedEarly,

    /// <summary>Handed in after the due date.</summary>
    Late,

    /// <summary>Withdrawn by the unit.</summary>
    Withdrawn,
}

/// <summary>A nominee made up for a rehearsal: no real person or unit, with a valid check digit unless the fate wants a wrong one.</summary>
internal sealed record SyntheticNominee(
    int Number, Award Award, string Recommender, string? Channel, string Name, string Identifier, Dictionary<string, string> Facts, Fate Fate, int Delay)
{
    /// <summary>The identifier with its right check digit.</summary>
    public string RightIdentifier => Identifier[..17] + CheckDigit(Award.Kind, Identifier[..17]);

    /// <summary>Makes so many nominees, spread over the organisations by their places. The first ones break each rule once.</summary>
    public static IReadOnlyList<SyntheticNominee> Make(CampaignPolicy policy, int count, Random random)
    {
        var places = policy.Quotas.Where(row => row.Places > 0).ToList();
        var total = places.Sum(row => (long)row.Places);
        var solvers = policy.Awards.ToDictionary(award => award.Code, award => new FactSolver(policy, award, random));
        var broken = policy.Awards.SelectMany(award => award.Rules.Select(rule => (award, rule))).ToList();
        var exempt = policy.Channels.SelectMany(channel => Enumerable.Repeat(channel, 2)).ToList();
        var fates = Enum.GetValues<Fate>().Where(fate => fate is not (Fate.Sound or Fate.BreaksRule)).ToList();
        var nominees = new List<SyntheticNominee>();
        var listed = new List<ListedNominee>();
        for (var i = 0; i < count; i++)
        {
            var (award, fate, rule, channel) = (default(Award), Fate.Sound, default(EligibilityRule), default(ExemptChannel));
            if (i < broken.Count)
            {
                (award, rule, fate) = (broken[i].award, broken[i].rule, Fate.BreaksRule);
            }
            else if (i < broken.Count + fates.Count)
            {
                fate = fates[i - broken.Count];
            }
            else if (i < broken.Count + fates.Count + exempt.Count)
            {
                channel = exempt[i - broken.Count - fates.Count];
                award = policy.FindAward(channel.Award);
            }
            else if (random.Next(100) < 6)
            {
                fate = fates[random.Next(fates.Count)];
            }

            var row = Draw(award is null ? places : [.. places.Where(known => known.Award == policy.QuotaOf(award.Code))], award is null ? total : null, random);
            award ??= policy.AwardOf(policy.AwardsOf(row) is { Count: > 1 } shared ? shared[random.Next(shared.Count)] : row.Award);
            var facts = rule is null
                ? Typical(policy, award, solvers[award.Code], random, Lacking(policy, listed, award, row.Organisation, channel))
                : solvers[award.Code].Breaking(rule);
            if (rule is null)
            {
                listed.Add(new ListedNominee(award.Code, policy.Facts.Read(facts).Value) { Holder = row.Organisation, Channel = channel?.Code });
            }

            nominees.Add(new SyntheticNominee(
                i + 1,
                award,
                PickRecommender(policy, row, fate, random),
                channel?.Code,
                string.Create(CultureInfo.InvariantCulture, $"{(award.Kind == NomineeKind.Individual ? "合成人员" : "合成单位")}{i + 1:0000}"),
                MakeIdentifier(policy, award.Kind, i, facts, fate == Fate.WrongCheckDigit),
                facts,
                fate,
                random.Next(3)));
        }

        return nominees;
    }

    // Units know the shares: members of a bounded group come a little more often than the share allows, not half of the time; and where a
    // group must reach a share, they look for its members.
    private static Dictionary<string, string> Typical(CampaignPolicy policy, Award award, FactSolver solver, Random random, Func<FactSet, int>? lacking)
    {
        const int MostTries = 200;
        var bounded = policy.Limits.Where(limit => limit is { Bound: BoundKind.AtMost, Share: not null } && limit.Awards.Contains(award.Code)).ToList();
        for (var tries = 0; ; tries++)
        {
            var facts = solver.Sound(lacking);
            var known = policy.Facts.Read(facts).Value;
            if (tries == MostTries || bounded.TrueForAll(limit => !limit.Counts(known)
                || random.NextInt64(limit.Share!.Value.Denominator * 2) < limit.Share.Value.Numerator))
            {
                return facts;
            }
        }
    }

    // How much of what the list still lacks a nominee leaves lacking; null when the campaign asks for no group.
    private static Func<FactSet, int>? Lacking(CampaignPolicy policy, List<ListedNominee> listed, Award award, string holder, ExemptChannel? channel)
    {
        var floors = policy.Limits.Where(limit => limit.Bound == BoundKind.AtLeast && limit.Awards.Contains(award.Code)).ToHashSet();
        if (floors.Count == 0)
        {
            return null;
        }

        var wanted = LimitReport.Over(policy, listed)
            .Where(status => floors.Contains(status.Limit)
                && (status.Tier is null || (status.Holder is { } own ? own.Code == holder : policy.Organisations.Find(holder)?.Tier == status.Tier))
                && !(channel is not null && status.Limit.ExceptChannels.Contains(channel.Code)))
            .Select(status => (status.Limit, Need: Need(status)))
            .Where(want => want.Need > 0)
            .ToList();
        return facts => wanted.Sum(want => want.Limit.Counts(facts) ? 0 : want.Need);
    }

    // In hundredths of a nominee, with a tenth more than asked: some fall out on the way.
    private static int Need(LimitStatus status) => status.Figure switch
    {
        { Share: { } share } => (int)(((status.Listed + 1) * share.Numerator * 110 / share.Denominator) - (status.Members * 100)),
        { Count: { } count } => (count - status.Members) * 100,
        _ => 0,
    };

    // By places, so that every holder gets more nominees than places and the last place is fought for.
    private static QuotaRow Draw(IReadOnlyList<QuotaRow> rows, long? total, Random random)
    {
        var ticket = random.NextInt64(total ?? rows.Sum(row => (long)row.Places));
        foreach (var row in rows)
        {
            ticket -= row.Places;
            if (ticket < 0)
            {
                return row;
            }
        }

        return rows[^1];
    }

    // The holder itself or one of its subordinates; a late one must come from a tier that has a due date.
    private static string PickRecommender(CampaignPolicy policy, QuotaRow row, Fate fate, Random random)
    {
        var below = policy.Organisations.All
            .Where(organisation => policy.QuotaHolder(organisation.Code, policy.AwardsOf(row)[0]) == row.Organisation)
            .Select(organisation => organisation.Code)
            .ToList();
        var subordinate = below.Where(code => code != row.Organisation).ToList();
        return fate == Fate.Late && subordinate.Count > 0 ? subordinate[random.Next(subordinate.Count)] : below[random.Next(below.Count)];
    }

    private static string MakeIdentifier(CampaignPolicy policy, NomineeKind kind, int number, Dictionary<string, string> facts, bool wrong)
    {
        var first17 = kind == NomineeKind.Collective ? string.Create(CultureInfo.InvariantCulture, $"11100000{number + 1:000000000}")
            : facts.ContainsKey(StandardFacts.BirthDate.Code) || facts.ContainsKey(StandardFacts.Sex.Code) ? Fitting(policy, number, facts)
            : string.Create(CultureInfo.InvariantCulture, $"{Province(policy)}0000{19600101 + (number / 900 % 28) + (number / 25_200 % 30 * 10_000)}{number % 900 + 100:000}");
        var digit = CheckDigit(kind, first17);
        return first17 + (wrong ? (digit == '0' ? '1' : '0') : digit);
    }

    // No province begins with 10: these are nobody's numbers, unless the campaign refuses them for that.
    private static string Province(CampaignPolicy policy) => policy.Checks.Region == CheckLevel.Refuse ? "63" : "10";

    // Of whom birth or sex is told, the number says the same.
    private static string Fitting(CampaignPolicy policy, int number, Dictionary<string, string> facts)
    {
        var known = policy.Facts.Known(facts);
        var birth = policy.Facts.Find(StandardFacts.BirthDate.Code) is { Kind: FactKind.Date } fact && known[fact].IsKnown ? DateOnly.FromDayNumber((int)known[fact].Number) : new DateOnly(1960, 1, 1);
        var male = facts.GetValueOrDefault(StandardFacts.Sex.Code) == "male" ? 1 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{Province(policy)}{number % 10_000:0000}{birth:yyyyMMdd}{100 + (number / 10_000 % 400 * 2) + male:000}");
    }

    private static char CheckDigit(NomineeKind kind, string first17) =>
        kind == NomineeKind.Individual ? NationalIdentifiers.ResidentCheckDigit(first17) : NationalIdentifiers.CreditCheckDigit(first17);
}
