using Commendation.Domain.Eligibility;
using Commendation.Domain.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Feasibility;
using static Commendation.Domain.Tests.Samples.SamplePolicy;

namespace Commendation.Domain.Tests.Verification;

/// <summary>
/// Whether limits can be kept together, against trying every list of a few places: limits of every bound, figure, base, rounding, scope and
/// base within, places of one or two organisations, channels inside and on top, with and without unused places. The counting of every list
/// is that of the act that draws one up.
/// </summary>
public class FeasibilityPropertyTests
{
    private const int Systems = 2_000;

    private static readonly FactCatalogue Facts = new(
    [
        new FactDefinition(0, "front", FactKind.Boolean, Label("front")),
        new FactDefinition(1, "field", FactKind.Choice, Label("field")) { Scale = Scaled("field", ordered: false, "one", "two") },
    ]);

    private static readonly IReadOnlyList<FactSet> Kinds =
    [
        .. from front in new[] { "true", "false" }
           from field in new[] { "one", "two" }
           select Facts.Read(new Dictionary<string, string> { ["front"] = front, ["field"] = field }).Value,
    ];

    [Fact]
    public void Random_systems_come_out_as_trying_every_list_says()
    {
        var outcomes = new Dictionary<string, int>();
        for (var seed = 0; seed < Systems; seed++)
        {
            var policy = Sample(new Random(seed));
            var report = LimitFeasibility.Run(policy.Subject());
            var told = $"seed {seed}: {Told(policy)}\n{string.Join("\n", report.Findings.Select(finding => finding.Message.En).Concat(report.Notes.Select(note => note.En)))}";
            var outcome = Check(policy, report, told);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        outcomes.Keys.Should().BeEquivalentTo("full", "not full", "conflict", "several conflicts", "unfillable");
        outcomes.Values.Should().AllSatisfy(count => count.Should().BeGreaterThan(20), string.Join(", ", outcomes));
    }

    private static string Check(CampaignPolicy policy, Report report, string told)
    {
        var lists = new Lists(policy);
        if (!policy.Awards.All(award => Kinds.Any(facts => IsEligible(policy, award, facts))) || lists.Fullest([]) is null)
        {
            report.Findings.Should().ContainSingle(told).Which.Code.Should().Be("list-unfillable", told);
            return "unfillable";
        }

        if (lists.Fullest(policy.Limits) is { } used)
        {
            report.Findings.Should().BeEmpty(told);
            var places = policy.Awards.Sum(award => award.Places);
            report.Notes[0].En.Should().StartWith(used == places ? "A full list" : $"The fullest list that keeps every limit uses {used} of {places} places", told);
            return used == places ? "full" : "not full";
        }

        // Every organisation's own conflicts are named; of the whole list those are the smallest that hold no other. Where a list of nobody would
        // keep all limits, the conflicts are with naming anybody.
        report.Findings.Should().NotBeEmpty(told).And.OnlyContain(finding => finding.Code == "limits-conflict", told);
        var named = report.Findings.Select(finding => policy.Limits.Where(limit => finding.Message.En.Contains(limit.Title.En, StringComparison.Ordinal)).ToList()).ToList();
        var onlyOfNobody = lists.Fullest(policy.Limits, evenOfNobody: true) is not null;
        var smallest = Subsets(policy.Limits).Where(limits => lists.Fullest(limits, evenOfNobody: !onlyOfNobody) is null).ToList();
        smallest = [.. smallest.Where(limits => !smallest.Exists(other => other.Count < limits.Count && other.TrueForAll(limits.Contains)))];
        named.Should().OnlyContain(limits => smallest.Exists(conflict => conflict.TrueForAll(limits.Contains)), told);
        Codes(named).Should().Contain(Codes(smallest), told);
        return smallest.Count > 1 ? "several conflicts" : "conflict";
    }

    private static bool IsEligible(CampaignPolicy policy, Award award, FactSet facts) => EligibilityRules.Evaluate(policy, award, facts).Standing == Commendation.Domain.Eligibility.Standing.Eligible;

    private static IEnumerable<string> Codes(IEnumerable<List<CompositionLimit>> sets) => sets.Select(limits => string.Join(' ', limits.Select(limit => limit.Code)));

    private static IEnumerable<List<CompositionLimit>> Subsets(IReadOnlyList<CompositionLimit> limits) =>
        Enumerable.Range(0, 1 << limits.Count).Select(bits => limits.Where((_, i) => (bits >> i & 1) == 1).ToList());

    private static CampaignPolicy Sample(Random random)
    {
        T Any<T>(params IReadOnlyList<T> values) => values[random.Next(values.Count)];
        bool Chance(int percent) => random.Next(100) < percent;
        int[] firsts = [random.Next(0, 3), random.Next(0, 2)], seconds = Chance(30) ? [random.Next(0, 2), random.Next(0, 2)] : [0, 0];
        ExemptChannel? channel = random.Next(6) switch
        {
            0 => new ExemptChannel("apart", "1.2.c", Label("apart"), Individual, CountsInsideTotal: true, 1),
            1 => new ExemptChannel("top", "1.2.c", Label("top"), Individual, CountsInsideTotal: false, 1),
            2 => new ExemptChannel("inside", "1.2.c", Label("inside"), Individual, CountsInsideTotal: true),
            _ => null,
        };
        IReadOnlyList<ExemptChannel> channels = channel is null ? [] : [channel];
        var apart = channel is { CountsInsideTotal: true, Places: 1 } ? 1 : 0;
        firsts[0] = firsts.Sum() + apart == 0 ? 1 : firsts[0];
        List<Award> awards = [Given(Individual, firsts.Sum() + apart), .. seconds.Sum() > 0 ? [Given("second", seconds.Sum())] : Array.Empty<Award>()];
        return Build(policy => policy with
        {
            Facts = Facts,
            Awards = awards,
            Channels = channels,
            Materials = [],
            UnusedPlacesClause = Chance(50) ? "5.2.b" : null,
            Quotas = [.. new[] { Prefecture, Department }.SelectMany((holder, i) => awards.Select(award => new QuotaRow(holder, award.Code, (award.Code == Individual ? firsts : seconds)[i])))],
            Limits = [.. Enumerable.Range(0, random.Next(1, 5)).Select(Limit)],
        });

        Award Given(string code, int places) => new(code, NomineeKind.Individual, Label(code), places, "1.2.a", [.. Enumerable.Range(0, Any(0, 0, 1, 2)).Select(i => new EligibilityRule($"rule-{i}", "1.1", Strength.Must, Label("rule"), null, Condition()))], []);

        CompositionLimit Limit(int i)
        {
            var (bound, share, within) = (Any(BoundKind.AtMost, BoundKind.AtLeast, BoundKind.Exactly), Chance(50), Chance(15));
            var floor = bound != BoundKind.AtMost;
            var of = !share || within ? LimitBase.Listed : Any([LimitBase.Listed, LimitBase.Planned, LimitBase.ListedAndPlanned, .. channels.Count == 0 ? [LimitBase.Nominated] : Array.Empty<LimitBase>()]);
            LimitFigure Figure() => share ? new LimitFigure(of == LimitBase.Nominated ? new Share(random.Next(0, 3), 2) : new Share(random.Next(0, 5), 4), null) : new LimitFigure(null, random.Next(0, floor ? 3 : 4));
            var general = Figure();
            var scope = Any(LimitScope.List, LimitScope.List, LimitScope.Organisation, LimitScope.Tier);
            return new CompositionLimit(
                $"limit-{i}", "1.2.f", Any(Strength.Must, Strength.InPrinciple), Label($"limit-{i}."), Chance(60) ? [.. awards.Select(award => award.Code)] : [Individual],
                Chance(20) ? new All([]) : Condition(), bound, general.Share, general.Count, of)
            {
                Within = within ? Condition() : null,
                Rounding = Any(Enum.GetValues<LimitRounding>()),
                Scope = scope,
                Tiers = scope != LimitScope.List && Chance(30) ? ["prefecture"] : [],
                Figures = scope == LimitScope.Organisation && Chance(30) ? [Figure() with { Organisations = [Department] }] : [],
                ExceptChannels = [.. channels.Where(_ => Chance(30)).Select(channel => channel.Code)],
                IfAny = floor && Chance(25),
            };
        }

        Condition Condition()
        {
            Condition plain = Chance(50) ? Compared(Facts.Find("front")!, Comparison.Is, Any("true", "false")) : Compared(Facts.Find("field")!, Comparison.Is, Any("one", "two"));
            return Chance(15) ? new AtLeastOf(1, [plain, Compared(Facts.Find("front")!, Comparison.Is, Any("true", "false"))]) : plain;
        }
    }

    private static string Told(CampaignPolicy policy) => string.Join("; ", policy.Limits.Select(limit =>
            $"{limit.Code}: {limit.Bound} {limit.Share}{limit.Count} of {limit.Base} {limit.Rounding} {limit.Scope} {string.Join('+', limit.Awards)} {limit.Members.Describe().En} within {limit.Within?.Describe().En} but {string.Join('+', limit.ExceptChannels)} tiers {string.Join('+', limit.Tiers)} figures {string.Join('+', limit.Figures.Select(figure => $"{figure.Share}{figure.Count}"))}{(limit.IfAny ? " if any" : string.Empty)}")
        .Concat(policy.Awards.Select(award => $"{award.Code} {award.Places} {string.Join(" and ", award.Rules.Select(rule => rule.Require.Describe().En))}"))
        .Concat(policy.Quotas.Select(row => $"{row.Organisation}/{row.Award} {row.Places}"))
        .Concat(policy.Channels.Select(channel => $"channel {channel.Code}"))
        .Append($"unused {policy.UnusedPlacesClause}"));

    /// <summary>Every list of a policy, counted once with all its limits: how many places it uses, whether it names anybody, and which limits it breaks.</summary>
    private sealed class Lists
    {
        // Up to where a half of the recommended is more than are ever listed.
        private static readonly IReadOnlyList<int> Besides = [0, 1, 2, 3, 4, 5, 6, 7, 12];

        private readonly CampaignPolicy _policy;
        private readonly IReadOnlyList<ListedNominee> _nominees;
        private readonly HashSet<(int Used, bool Somebody, int Broken)> _lists = [];

        public Lists(CampaignPolicy policy)
        {
            _policy = policy;
            _nominees =
            [
                .. from award in policy.Awards
                   from facts in Kinds
                       .Where(facts => IsEligible(policy, award, facts))
                       .DistinctBy(facts => string.Concat(policy.Limits.Select(limit => $"{limit.Members.Evaluate(facts)}{limit.Within?.Evaluate(facts)}")))
                   from channel in policy.Channels.Where(channel => channel.Award == award.Code).Select(channel => channel.Code).Prepend(null)
                   from holder in policy.Quotas.Where(row => row.Award == award.Code && (channel is not null || row.Places > 0)).Select(row => row.Organisation).Concat(channel is null ? Array.Empty<string?>() : [null])
                   select new ListedNominee(award.Code, facts) { Holder = holder, Channel = channel },
            ];
            Try([], 0);
        }

        /// <summary>The most places that a list uses which keeps these limits; null when there is none.</summary>
        public int? Fullest(IEnumerable<CompositionLimit> limits, bool evenOfNobody = false)
        {
            var bounding = limits.Sum(limit => 1 << _policy.Limits.ToList().IndexOf(limit));
            return _lists.Where(list => (evenOfNobody || list.Somebody) && (list.Broken & bounding) == 0).Select(list => (int?)list.Used).Max();
        }

        // What is too long stays so, whoever is added.
        private void Try(List<ListedNominee> list, int from)
        {
            var shortcomings = ProposedList.Shortcomings(_policy with { Limits = [] }, list, null, _ => false);
            if (shortcomings.Any(violation => violation.Code != "places-unused"))
            {
                return;
            }

            if (shortcomings.Count == 0)
            {
                var used = list.Count(nominee => nominee.Channel is null || _policy.Channels.Single(channel => channel.Code == nominee.Channel).CountsInsideTotal);
                var broken = Broken(list, list, ofNominated: false);
                _lists.UnionWith(Nominated(list).Select(nominated => (used, list.Count > 0, broken | Broken(list, nominated, ofNominated: true))));
            }

            for (var i = from; i < _nominees.Count; i++)
            {
                Try([.. list, _nominees[i]], i);
            }
        }

        private int Broken(List<ListedNominee> list, IEnumerable<ListedNominee> nominated, bool ofNominated) =>
            LimitReport.Over(_policy with { Limits = [.. _policy.Limits.Where(limit => limit.Base == LimitBase.Nominated == ofNominated)] }, list, nominated)
                .Where(status => !status.Holds).Select(status => 1 << _policy.Limits.ToList().IndexOf(status.Limit)).Aggregate(0, (all, one) => all | one);

        private IEnumerable<IEnumerable<ListedNominee>> Nominated(List<ListedNominee> list)
        {
            var concerned = _policy.Limits.Where(limit => limit.Base == LimitBase.Nominated).ToList();

            // Of those in the same bases one stands for all.
            var alike = concerned.Count == 0 ? [] : _nominees.DistinctBy(nominee => (nominee.Holder, string.Concat(concerned.Select(limit => limit.Awards.Contains(nominee.Award)))));
            return alike.Aggregate<ListedNominee, IEnumerable<IEnumerable<ListedNominee>>>([list], (all, nominee) => all.SelectMany(one => Besides.Select(count => one.Concat(Enumerable.Repeat(nominee, count)))));
        }
    }
}
