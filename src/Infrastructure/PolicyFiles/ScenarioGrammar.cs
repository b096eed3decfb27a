using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Calendars;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// Grammar of <c>scenarios/*.yaml</c>. Everything that a scenario names must be in the policy, and every expectation must be possible: one
/// that can never occur would fail for ever or, worse, be read as a promise.
/// </summary>
internal sealed class ScenarioGrammar(CampaignPolicy policy)
{
    // Stands in for an award that is not there, so that this is the only fault reported.
    private static readonly Award NoAward = new(string.Empty, default, Text.Same(string.Empty), 0, string.Empty, [], []);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string GivenKey = "given";

    private static readonly IReadOnlyDictionary<string, string?> NoFacts = new Dictionary<string, string?>();

    private static readonly IReadOnlyDictionary<string, string> NoReadings = new Dictionary<string, string>();

    private static readonly IReadOnlyDictionary<string, RuleOutcome> NoOutcomes = new Dictionary<string, RuleOutcome>();

    private static readonly IReadOnlyDictionary<string, int> NoCounts = new Dictionary<string, int>();

    private readonly Dictionary<string, IReadOnlyDictionary<string, string?>> _given = [];

    private Reader<Award> Award { get; } = Expect.Known(
        ViolationCode.AwardUnknown, new Text("奖项", "award"), policy.Awards.ToDictionary(award => award.Code), NoAward);

    private Reader<string> Organisation { get; } = Expect.Known(
        ViolationCode.OrganisationUnknown, new Text("单位", "organisation"), policy.Organisations.All.Select(organisation => organisation.Code));

    private Reader<string> Stage { get; } = Expect.Known(ViolationCode.StageUnknown, new Text("环节", "stage"), policy.Stages.Select(stage => stage.Code));

    private Reader<string> Clause { get; } = Expect.Known(ViolationCode.ClauseUnknown, new Text("条款", "clause"), policy.Clauses.Select(clause => clause.Id));

    private Reader<string> Channel { get; } = Expect.Known(ViolationCode.ChannelUnknown, new Text("推荐渠道", "channel"), policy.Channels.Select(channel => channel.Code), all: true);

    private Reader<string> Limit { get; } = Expect.Known(
        ViolationCode.LimitUnknown, new Text("比例限制", "limit"), policy.Limits.Select(limit => limit.Code).Concat([ViolationCode.ListTooLong.Name, ViolationCode.HolderListTooLong.Name, ViolationCode.PlacesUnused.Name, ViolationCode.ChannelTooLong.Name]));

    // A limit that is merely reported is neither kept nor broken.
    private Reader<string> Bound => new(
        Limit.Shape,
        node =>
        {
            var code = Limit.Read(node);
            if (policy.Limits.Where(limit => limit.Code == code).Select(limit => limit.Bound).FirstOrDefault() == BoundKind.Reported && policy.Limits.Any(limit => limit.Code == code))
            {
                node.Report(
                    ViolationCode.OutcomeImpossible,
                    $"“{code}”只作统计，不会被突破，也无所谓符合；请改用counts写明计入人数。",
                    $"The limit '{code}' is merely reported, so no list keeps or breaks it; expect its counts instead.");
            }

            return code;
        },
        () => string.Empty);

    private Reader<string> Reason { get; } = Expect.Known(
        ViolationCode.ReasonUnknown,
        new Text("拒绝原因", "reason for a refusal"),
        Expectation.Reasons.Concat(policy.Awards.SelectMany(award => award.Rules).Select(rule => rule.Code)).Concat(policy.Limits.Where(policy.BitesEarly).Select(limit => limit.Code)));

    private Reader<string> Act { get; } = Expect.Known(ViolationCode.ActUnknown, new Text("办理事项", "act"), Step.Others.Concat(ActNames.All));

    private Reader<string> Part { get; } = Expect.Known(
        ViolationCode.PartUnknown,
        new Text("记录、表格或公告报告的组成部分", "record, form, or part of a notice or report"),
        policy.Stages.SelectMany(stage => stage.Records.Select(record => record.Code)
                .Concat((stage.Content?.Parts ?? []).Concat(stage.Report?.Parts ?? []).Select(part => part.Code)))
            .Concat(policy.Materials.Select(material => material.Code)),
        all: true);

    private Reader<string> Element { get; } = Expect.Known(
        ViolationCode.ElementUnknown,
        new Text("处理、限制或规则", "sanction, limit or rule"),
        policy.Sanctions.Select(sanction => sanction.Code).Concat(policy.Limits.Select(limit => limit.Code)).Concat(policy.Awards.SelectMany(award => award.Rules).Select(rule => rule.Code)), all: true);

    private Reader<string> State { get; } = Expect.Known(
        ViolationCode.StateUnknown, new Text("状态", "state"), policy.Stages.Count == 0 ? [] : Procedure.Compile(policy).States.Select(state => state.Code));

    /// <summary>What a file of scenarios looks like, whatever the policy.</summary>
    public static Shape Shape => new ScenarioGrammar(CampaignLanguage.Nothing).File.Shape;

    /// <summary>The facts that most scenarios of an award share, by the award's code; a scenario is written as what differs from them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Starts { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The policy under other readings.</summary>
    public Func<IReadOnlyDictionary<string, string>, CampaignPolicy> Reread { get; init; } = _ => policy;

    /// <summary>The kinds of scenarios in the order in which a file lists them.</summary>
    public IReadOnlyList<ScenarioKind> Kinds =>
    [
        new ScenarioKind<VerdictScenario>("verdicts", new Text("资格判定用例", "verdicts on nominees"), Verdicts, one => $"{one.Award}/{About(one)}")
        {
            Table = one => one.Outcomes.Count == 1 && one.Title is null && one.Standing is null
                ? one with { Facts = new Dictionary<string, string>(), Outcomes = new Dictionary<string, RuleOutcome> { [one.Outcomes.Keys.First()] = RuleOutcome.Met } }
                : null,
        },
        new ScenarioKind<ListScenario>("lists", new Text("名单用例", "lists and the limits that they keep or break"), Lists, one => one.Keeps.Concat(one.Breaks).Concat(one.Counts.Keys).FirstOrDefault("list")),
        new ScenarioKind<PlaceScenario>("places", new Text("名额用例", "requests for a place"), Places, one => one.Award),
        new ScenarioKind<ActScenario>("procedures", new Text("程序用例", "ways through the procedure"), Acts, one => one.At ?? policy.Stages[0].Code)
        {
            Table = one => one.Steps is [var only] ? one with { Steps = [new Step(only.Act, Expectation.Accepted)] } : null,
        },
        new ScenarioKind<WindowScenario>("windows", new Text("公示期用例", "terms of public notices"), Windows, one => one.Stage) { Table = one => one with { Posted = default, Last = null, Next = null } },
    ];

    /// <summary>Takes in the named sets of facts of a file, for the scenarios of all files.</summary>
    public void Give(Node file)
    {
        if (file is Mapping mapping && mapping.Find(GivenKey) is Mapping sets)
        {
            foreach (var set in sets.Entries)
            {
                _given[set.Key] = Facts.Read(set.Value);
            }
        }
    }

    /// <summary>The scenarios of a file.</summary>
    public IReadOnlyList<Scenario> Read(Node file) => File.Read(file);

    /// <summary>The scenarios as a file holds them, with the facts that they start from.</summary>
    public JsonObject Write(IReadOnlyList<Scenario> scenarios)
    {
        var file = new JsonObject { [GivenKey] = new JsonObject(Starts.Select(start => KeyValuePair.Create(StartOf(start.Key), (JsonNode?)Json(start.Value)))) };
        foreach (var kind in Kinds)
        {
            if (Written.List(kind.Write(scenarios)) is { } items)
            {
                file[kind.Key] = items;
            }
        }

        return file;
    }

    private Reader<IReadOnlyList<Scenario>> File => Expect.Mapping<IReadOnlyList<Scenario>>(f =>
    {
        f.Later(GivenKey, new Shape.Entries(() => Facts.Shape), "已命名的事实组，供各文件的用例引用", "named sets of facts for the items of all files");
        return [.. Kinds.SelectMany(kind => f.Optional(kind.Key, kind.Items, [], kind.Note.Zh, kind.Note.En))];
    });

    // An item of a file can hold a table of many scenarios, which share everything but what its columns or cases say.
    private Codec<IReadOnlyList<VerdictScenario>> Verdicts => new(
        k =>
        {
            var (name, reason, under) = Sentence(k);
            var award = AwardIn(k, t => t[0].Award);
            var facts = FactsOf(k, award, t => t.Count > 1 ? StartFor(award.Code) : t[0].Facts);
            if (k.Has("cases", t => t.Count > 1))
            {
                var rule = k.Optional<EligibilityRule?>("rule", Rule(award)!, null, t => award.Rules.First(rule => rule.Code == t[0].Outcomes.Keys.First()), "表中所试的规则", "the rule that the table tries", rule => rule!.Code);
                var clause = Cited(k, t => t[0].Clause);
                var columns = k.Required("columns", Expect.ListOf(FactName), t => [.. t.SelectMany(Differing).Distinct()], "表中各列的事实", "facts in the columns of the table");
                return k.Required("cases", Expect.ListOf(Row(name, award, facts, rule, columns)), t => t, "各种情形", "the cases", rows => Written.List(rows.Select(row => Row(row, columns))))
                    .Select(row => row with { Reason = reason, Under = under, Clause = clause })
                    .ToList();
            }

            k.ExactlyOneOf("expect", "cases");
            var expected = k.Expected(
                e => (
                    Standing: e.OptionalValue("standing", StandingOf(award), t => t[0].Standing, "eligible 符合，ineligible 不符合，undetermined 待定", "eligible, ineligible or undetermined"),
                    Title: e.Optional("title", Title(award), t => t[0].Title, "预期称号", "the title that is expected"),
                    Rules: e.Optional("rules", Each(key => OutcomeOf(award, key), award.Rules.Select(known => known.Code)), NoOutcomes, t => t[0].Outcomes, "各规则的预期结果", "outcome of single rules", Written.Map)),
                "expect",
                "预期结果",
                "what is expected");
            return
            [
                new VerdictScenario(name, k.Place, award.Code, facts)
                {
                    Reason = reason, Under = under, Standing = expected.Standing, Title = expected.Title, Outcomes = expected.Rules, Clause = k.Expected(e => Cited(e, t => t[0].Clause)),
                },
            ];
        },
        "verdicts-item");

    private Codec<IReadOnlyList<ListScenario>> Lists => new(
        k =>
        {
            var (name, reason, under) = Sentence(k);
            var nominees = k.Items("nominees", Group, t => t[0].Nominees, "名单上的对象", "who is on the list", required: true);
            var notListed = k.Items("notListed", Group, t => t[0].NotListed, "推荐但未列入名单的对象", "who was recommended besides");
            var at = k.Optional("at", Stage, t => t[0].At, "在哪一环节核对；其后才执行的限制此时不算突破", "stage at which the list is looked at; a limit that bites later breaks nothing yet");
            return k.Expected<IReadOnlyList<ListScenario>>(e =>
            [
                new ListScenario(name, k.Place, nominees)
                {
                    NotListed = notListed,
                    At = at,
                    Keeps = e.Optional("keeps", OneOrMore(Bound), [], t => t[0].Keeps, "应符合的限制", "limits that the list keeps"),
                    Breaks = e.Optional("breaks", OneOrMore(Bound), [], t => t[0].Breaks, "应突破的限制", "limits that the list breaks"),
                    Counts = e.Optional("counts", Each(_ => Expect.Whole, policy.Limits.Select(limit => limit.Code)), NoCounts, t => t[0].Counts, "各限制应计入的人数", "how many each limit counts"),
                    Clause = Cited(e, t => t[0].Clause),
                    Ranks = e.Optional("ranks", OneOrMore(Expect.Words), [], t => t[0].Ranks, "择优次序：各对象的代称，并列者以 = 相连", "the words of the nominees in the order of the preferences; tied ones joined by =", Written.List),
                    Reason = reason,
                    Under = under,
                },
            ]);
        },
        "lists-item");

    private Codec<ListedGroup> Group => new(
        k =>
        {
            var (count, award) = (k.Optional("count", Expect.Whole, 1, group => group.Count, "几名，默认1", "how many, 1 when left out", always: true), AwardIn(k, group => group.Award));
            var (by, channel, nominee) = (k.Optional("by", Organisation, group => group.By, "推荐单位代码", "code of the recommending organisation"), ChannelIn(k, group => group.Channel), k.Optional("nominee", Expect.Name, group => group.Nominee, "同一对象的代称，用于兼得", "a word for one who stands on the list more than once"));
            return new ListedGroup(count, award.Code, FactsOf(k, award, group => group.Facts)) { By = by, Channel = channel, Nominee = nominee };
        },
        "nominees-item");

    private Codec<IReadOnlyList<PlaceScenario>> Places => new(
        k =>
        {
            var (name, reason, under) = Sentence(k);
            var (award, by) = (AwardIn(k, t => t[0].Award), By(k, t => t[0].By));
            var channel = ChannelIn(k, t => t[0].Channel);
            var facts = FactsOf(k, award, t => t[0].Facts);
            var taken = k.Optional("taken", Expect.Whole, 0, t => t[0].Taken, "已占用的名额数", "places that are taken already", always: true);
            return [new PlaceScenario(name, k.Place, award.Code, by, facts, taken, k.Expected(e => Outcome(e, t => t[0].Expected))) { Channel = channel, Reason = reason, Under = under }];
        },
        "places-item");

    private Codec<IReadOnlyList<ActScenario>> Acts => new(
        k =>
        {
            var (name, reason, under) = Sentence(k);
            var (award, by) = (AwardIn(k, t => t[0].Award), By(k, t => t[0].By));
            var channel = ChannelIn(k, t => t[0].Channel);
            var facts = FactsOf(k, award, t => t[0].Facts);
            var at = k.Optional("at", Stage, t => t[0].At, "起始环节；不写即首个环节", "stage to begin with; the first when left out");
            var reserve = k.OptionalValue("reserve", Expect.Whole, t => t[0].Reserve, "递补人选的名次", "rank as a reserve");
            var (ahead, taken) = (k.Optional("ahead", Expect.Whole, 0, t => t[0].Ahead, "名次在前的递补人选数", "reserves that stand ahead"), k.Optional("taken", Expect.Whole, 0, t => t[0].Taken, "已占用的名额数", "places that are taken already"));
            var others = k.Items("others", Group, t => t[0].Others, "已通过各执行限制环节的其他对象；nominee 表示为同一对象", "others who have passed every stage at which a limit bites; nominee says that it is the same person or unit");
            ActScenario Scenario(string sentence, string place, IReadOnlyList<Step> steps) =>
                new(sentence, place, award.Code, by, facts, steps) { Channel = channel, At = at, Reserve = reserve, Ahead = ahead, Taken = taken, Others = others, Reason = reason, Under = under };

            // One act in many variations, each with a nominee of its own, or one nominee through many acts.
            k.ExactlyOneOf("steps", "cases");
            if (k.Has("cases", t => t.Count > 1))
            {
                var act = k.Required("act", Act, t => t[0].Steps[0].Act, "办理事项", "the act");
                return k.Items("cases", new Codec<ActScenario>(Variation, "cases-item"), t => t, "各种情形", "the cases", required: true);

                ActScenario Variation(Keys<ActScenario> c)
                {
                    var step = Told(c, act, one => one.Steps[0]);
                    return Scenario($"{name}（{Words(step)}）", c.Place, [step]);
                }
            }

            return [Scenario(name, k.Place, k.Items("steps", OneStep, t => t[0].Steps, "依次办理的各步", "the steps one after the other", always: true))];
        },
        "procedures-item");

    private Codec<Step> OneStep => new(s => Told(s, s.Required("act", Act, step => step.Act, "办理事项", "the act"), step => step), "steps-item");

    private Step Told<T>(Keys<T> s, string act, Func<T, Step> of)
    {
        (DateOnly? Day, TimeOnly? Time) moment = s.Exchanges
            ? (s.OptionalValue("on", Expect.Day, t => of(t).On, "办理日期，或日期和时刻", "day of the act, or day and time"), s.OptionalValue("time", Expect.Time, t => of(t).At))
            : s.OptionalValue("on", Expect.Moment, t => of(t).On is { } day ? new Moment(day, of(t).At) : null, "办理日期，或日期和时刻", "day of the act, or day and time") is { } on ? ((DateOnly?)on.Day, on.Time) : default;
        var step = new Step(act, Expectation.Accepted)
        {
            On = moment.Day,
            At = moment.Time,
            By = s.Optional("by", Organisation, t => of(t).By, "办理单位，不写即应办单位", "the body that acts; the proper one when left out"),
            Reason = s.Optional("reason", Expect.Words, t => of(t).Reason, "办理理由", "reason that is given"),
            What = s.Optional("what", Element, t => of(t).What, "处理、限制或规则的代码", "code of a sanction, limit or rule"),
            Round = s.OptionalValue("round", Expect.Whole, t => of(t).Round, "作出限制的届次，默认上一届", "round that laid the bar, the one before when left out"),
            Organisation = s.Optional("organisation", Organisation, t => of(t).Organisation, "单位代码", "code of an organisation"),
            Without = s.Optional("without", OneOrMore(Part), [], t => of(t).Without, "缺少的记录、表格或部分", "records, forms or parts that are left out"),
            Unfavourable = s.Optional("unfavourable", OneOrMore(Part), [], t => of(t).Unfavourable, "结论为否的记录", "records that are unfavourable"),
            Altered = s.Optional("altered", OneOrMore(Part), [], t => of(t).Altered, "改动了格式的表格", "forms whose format is altered"),
            Copies = s.Optional("copies", Each(_ => Expect.Whole, policy.Materials.Select(material => material.Code)), NoCounts, t => of(t).Copies, "各表格的份数", "copies of each form"),
            PlaceOf = s.Optional("placeOf", Organisation, t => of(t).PlaceOf, "递补谁的名额：单位代码", "whose place it takes"),
        };
        if (act == Step.EarlierBar && policy.Sanctions.All(sanction => sanction.Code != step.What || sanction.Effect != SanctionEffect.BarLaterRounds))
        {
            var known = string.Join(", ", policy.Sanctions.Where(sanction => sanction.Effect == SanctionEffect.BarLaterRounds).Select(sanction => sanction.Code).DefaultIfEmpty("–"));
            s.Report(ViolationCode.NotABar, $"what 须为限制以后参评（bar-later-rounds）的处理；可用的有：{known}。", $"'what' must name a sanction with the effect bar-later-rounds. Known: {known}.");
        }

        return s.Expected(e => step with
        {
            Expected = Outcome(e, t => of(t).Expected),
            State = e.Optional("state", State, t => of(t).State, "之后的状态", "the state afterwards"),
            Free = e.OptionalValue("free", Expect.Whole, t => of(t).Free, "之后剩余名额数", "places that are free afterwards"),
            Kept = e.OptionalValue("kept", Expect.Whole, t => of(t).Kept, "其中留给本单位的名额数", "of these, places that are kept for the same organisation"),
            Bonus = e.OptionalValue("bonus", Expect.Whole, t => of(t).Bonus, "荣誉所附奖金（元）", "bonus in yuan that the honour carries"),
            Rewards = e.Optional("rewards", OneOrMore(Expect.OneOf<RewardKind>()), [], t => of(t).Rewards, "荣誉所附的各项奖励", "everything that the honour carries", Written.List),
        });
    }

    private static string Words(Step step) => string.Join(
        "，",
        new[] { step.On is { } on ? new Moment(on, step.At).ToString() : null, step.By }
            .Concat(step.Without.Concat(step.Unfavourable).Concat(step.Altered))
            .Where(word => !string.IsNullOrEmpty(word)));

    private Codec<IReadOnlyList<WindowScenario>> Windows => new(
        k =>
        {
            var (name, reason, under) = Sentence(k);
            var stage = k.Required("stage", Stage, t => t[0].Stage, "公示环节代码", "code of the publicity");
            if (policy.FindStage(stage) is { Term: null })
            {
                k.Report(ViolationCode.NoTerm, $"环节“{stage}”没有期限。", $"The stage '{stage}' has no term.");
            }

            var by = k.Optional("by", Organisation, t => t[0].By, "推荐单位代码", "code of the recommending organisation");
            k.ExactlyOneOf("posted", "cases");
            return k.Has("cases", t => t.Count > 1)
                ? k.Items("cases", new Codec<WindowScenario>(c => Window(c, one => one, suffixed: true), "cases-item"), t => t, "各种情形", "the cases", required: true)
                : [Window(k, t => t[0], suffixed: false)];

            WindowScenario Window<T>(Keys<T> c, Func<T, WindowScenario> of, bool suffixed)
            {
                var posted = suffixed ? c.Required("posted", Expect.Day, t => of(t).Posted, "发布日期", "day of posting") : c.Optional("posted", Expect.Day, default, t => of(t).Posted, "发布日期", "day of posting", always: true);
                c.Tells("term", Term, t => Reread(of(t).Under).StageOf(of(t).Stage).Term!);
                var (last, next) = c.Expected(e => (e.OptionalValue("last", Expect.Day, t => of(t).Last, "期满日", "last day of the term"), e.OptionalValue("next", Expect.Day, t => of(t).Next, "可进入下一环节的日期", "day from which the next step may come")));
                if (last < posted || next < posted || next < last)
                {
                    c.Report(ViolationCode.OutcomeImpossible, "期限不会在发布之前届满，下一环节也不会早于期限末日；请更正预期。", "No term ends before it is posted, and no next step comes before its last day. Correct the expectation.");
                }

                var sentence = suffixed ? string.Create(CultureInfo.InvariantCulture, $"{name}（{posted:O}）") : name;
                return new WindowScenario(sentence, c.Place, stage, posted) { By = by, Last = last, Next = next, Reason = reason, Under = under };
            }
        },
        "windows-item");

    private static Codec<Term> Term { get; } = new(
        k =>
        {
            k.Tells("days", Expect.Whole, term => term.Length);
            k.Tells("kind", Expect.OneOf<DayKind>(), term => term.Kind);
            k.Tells("postingDayCounted", Expect.Flag, term => term.PostingDayCounted);
            k.Tells("end", Expect.OneOf<TermEnd>(), term => term.End);
            k.Tells("restDay", Expect.OneOf<RestDay>(), term => term.RestDay);
            return default!;
        },
        "term");

    private (string Name, string? Reason, IReadOnlyDictionary<string, string> Under) Sentence<T>(Keys<IReadOnlyList<T>> k)
        where T : Scenario => (
        k.Required("name", Expect.Words, t => t[0].Name, "用例名称", "name of the scenario"),
        k.Optional("reason", Expect.Words, t => t[0].Reason, "为何值得一试", "why the case matters"),
        k.Optional(k.Exchanges ? "readings" : "under", Readings, NoReadings, t => t[0].Under, "改用的解释口径", "readings other than the declared ones"));

    private Award AwardIn<T>(Keys<T> k, Func<T, string> of) => k.Required("award", Award, t => policy.AwardOf(of(t)), "奖项代码", "code of the award", award => award.Code);

    private string By<T>(Keys<T> k, Func<T, string> of) => k.Required("by", Organisation, of, "推荐单位代码", "code of the recommending organisation");

    private string? ChannelIn<T>(Keys<T> k, Func<T, string?> of) => k.Optional("channel", Channel, of, "渠道代码", "code of the channel");

    private string? Cited<T>(Keys<T> k, Func<T, string?> of) => k.Optional("clause", Clause, of, "结果须引用的条款", "clause that the outcome must cite");

    private Expectation Outcome<T>(Keys<T> k, Func<T, Expectation> of)
    {
        k.Tells("accepted", Expect.Flag, t => of(t).Refused.Count == 0);
        return new(k.Optional("refused", OneOrMore(Reason), [], t => of(t).Refused, "应被拒绝的原因", "reasons for which it is refused"), Cited(k, t => of(t).Refused.Count == 0 ? null : of(t).Clause));
    }

    private static string About(VerdictScenario verdict) => verdict switch
    {
        { Outcomes.Count: 1 } => verdict.Outcomes.Keys.First(),
        { Title: not null } => "title",
        _ => "standing",
    };

    private static string StartOf(string award) => $"start-{award}";

    private IReadOnlyDictionary<string, string> StartFor(string award) => Starts.GetValueOrDefault(award) ?? NoReadings;

    private IEnumerable<string> Differing(VerdictScenario scenario) => Differing(scenario.Award, scenario.Facts);

    private IEnumerable<string> Differing(string award, IReadOnlyDictionary<string, string> facts) =>
        facts.Keys.Union(StartFor(award).Keys).Where(fact => facts.GetValueOrDefault(fact) != StartFor(award).GetValueOrDefault(fact));

    // In a file: a named set of facts, and what differs from it. Other systems are told all facts.
    private Dictionary<string, string> FactsOf<T>(Keys<T> k, Award award, Func<T, IReadOnlyDictionary<string, string>> of)
    {
        var given = k.Exchanges ? NoFacts : k.Optional(
            GivenKey,
            Expect.Known(ViolationCode.GivenUnknown, new Text("事实组合", "named set of facts"), _given, NoFacts, all: true),
            NoFacts,
            _ => StartFor(award.Code).ToDictionary(fact => fact.Key, fact => (string?)fact.Value),
            "引用一组已命名的事实",
            "name of a set of facts",
            _ => Starts.ContainsKey(award.Code) ? StartOf(award.Code) : null);
        var told = k.Optional(
            "facts",
            Facts,
            NoFacts,
            t => k.Exchanges
                ? of(t).ToDictionary(fact => fact.Key, fact => (string?)fact.Value)
                : Differing(award.Code, of(t)).ToDictionary(fact => fact, fact => of(t).GetValueOrDefault(fact)),
            "改动的事实；~ 表示未填报",
            "facts that differ; ~ makes one unknown",
            facts => facts.Count > 0 || k.Exchanges ? Json(facts) : null,
            always: k.Exchanges);
        var all = new Dictionary<string, string>();
        foreach (var (fact, value) in given.Concat(told))
        {
            if (award == NoAward || policy.Facts.Find(fact)?.For is not { } other || other == award.Kind)
            {
                Set(all, fact, value);
            }
            else
            {
                k.Report(ViolationCode.FactOtherKind, $"事实“{fact}”不适用于该奖项的对象。", $"The fact '{fact}' is not declared for this award's nominees.");
            }
        }

        return all;
    }

    // Facts as a caller of the API writes them, in the catalogue's order: yes and no, numbers and lists as such, everything else as text.
    private JsonObject Json<V>(IReadOnlyDictionary<string, V> facts)
        where V : class? => new(
        facts.OrderBy(fact => policy.Facts.Find(fact.Key)?.Index ?? int.MaxValue).Select(fact => KeyValuePair.Create(fact.Key, Json(fact.Key, fact.Value as string))));

    private JsonNode? Json(string fact, string? value) => value is null ? null : policy.Facts.Find(fact) switch
    {
        { Kind: FactKind.Boolean or FactKind.Number } definition when definition.Parse(value) is { Accepted: true, Value: var known } => JsonNode.Parse(definition.Print(known)),
        { Kind: FactKind.List } => JsonNode.Parse(value),
        _ => JsonValue.Create(value),
    };

    private static void Set(Dictionary<string, string> facts, string fact, string? value)
    {
        if (value is null)
        {
            facts.Remove(fact);
        }
        else
        {
            facts[fact] = value;
        }
    }

    private Reader<string> FactName => Expect.Known(
        ViolationCode.FactUnknown, new Text("事实", "fact"), policy.Facts.All.Where(fact => fact.Derivation is null).Select(fact => fact.Code), all: true);

    // A fact with the value ~ is not known.
    private Reader<IReadOnlyDictionary<string, string?>> Facts => Each(
        key => new Reader<string?>(FactValueOrUnknown, node => Value(key, node), () => null),
        policy.Facts.All.Where(fact => fact.Derivation is null).Select(fact => fact.Code));

    private static Shape FactValueOrUnknown { get; } = new Shape.Either(
        new Shape.Value(new Text("事实的值；~ 表示未知", "the value of a fact; ~ for one that is not known"), "", "number", "boolean", "null"),
        new Shape.Items(() => new Shape.Entries(() => new Shape.Value(new Text("条目的值", "the value of an item's fact"), "", "number", "boolean", "null")), AtLeast: 0))
    { Name = "fact-value" };

    private string? Value(string fact, Node node)
    {
        var known = policy.Facts.Find(fact);
        var text = node switch
        {
            Scalar scalar => scalar.Value,
            Sequence list when list.Items.All(item => item is Mapping row && row.Entries.All(entry => entry.Value is Scalar)) => Items(list),
            _ => null,
        };
        if (node is Unreadable || text is "")
        {
            return null;
        }

        if (text is null)
        {
            Expect.WrongType(node, new Text("事实的值", "the value of a fact"));
        }
        else if (node is Sequence && known is { Kind: not FactKind.List })
        {
            node.Report(ViolationCode.FactWrongType, $"“{known.Label.Zh}”不是列表。", $"'{known.Code}' is no list.");
        }
        else if (known is not null)
        {
            policy.Facts.Read(new Dictionary<string, string> { [fact] = text }).Violations.ToList().ForEach(node.Report);
        }

        return text;
    }

    // A list stands as such, or as the JSON that the API takes; here it becomes the latter.
    private static string Items(Sequence list) => new JsonArray([.. list.Items.Cast<Mapping>().Select(item => new JsonObject(
        item.Entries.Where(entry => entry.Value is Scalar { Value.Length: > 0 }).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)((Scalar)entry.Value).Value))))]).ToJsonString(Readable);

    private Reader<IReadOnlyDictionary<string, string>> Readings => Each(
        setting => Expect.Known(
            ViolationCode.ReadingUnknown,
            new Text("解释口径", "reading"),
            policy.Interpretations.Where(known => known.Setting == setting).SelectMany(known => known.Readings).Select(reading => reading.Code)),
        policy.Interpretations.Select(known => known.Setting));

    private static Reader<string> Title(Award award) => Expect.Known(
        ViolationCode.TitleUnknown, new Text("称号", "title"), award.Titles.Select(title => title.Title.Zh).Append(award.Title.Zh));

    private static Reader<EligibilityRule> Rule(Award award) => Expect.Known(
        ViolationCode.RuleUnknown, new Text("规则", "rule"), award.Rules.ToDictionary(rule => rule.Code), award.Rules.Count > 0 ? award.Rules[0] : null!, all: award != NoAward);

    // Without a rule that binds like this no verdict comes out like this.
    private static Reader<Standing> StandingOf(Award award) => new(
        Expect.OneOf<Standing>().Shape,
        node =>
        {
            var standing = Expect.OneOf<Standing>().Read(node);
            bool Has(Strength strength) => award.Rules.Any(rule => rule.Strength == strength);
            var possible = standing switch
            {
                Standing.NeedsWaiver => Has(Strength.InPrinciple),
                Standing.Ineligible => Has(Strength.Must),
                Standing.Undetermined => Has(Strength.Must) || Has(Strength.InPrinciple),
                _ => true,
            };
            if (!possible && award != NoAward)
            {
                node.Report(
                    ViolationCode.OutcomeImpossible,
                    $"“{award.Title.Zh}”没有会得出该结论的规则；请更正预期。",
                    $"No rule of '{award.Code}' binds in a way that gives this verdict. Correct the expectation.");
            }

            return standing;
        },
        () => Standing.Eligible);

    // A rule that applies to everybody is never inapplicable, and one without exceptions never lets anybody pass by one.
    private static Reader<RuleOutcome> OutcomeOf(Award award, string rule) => new(
        Expect.OneOf<RuleOutcome>().Shape,
        node =>
        {
            var outcome = Expect.OneOf<RuleOutcome>().Read(node);
            var known = award.Rules.FirstOrDefault(candidate => candidate.Code == rule);
            if (known is not null && ((outcome == RuleOutcome.NotApplicable && known.When is null) || (outcome == RuleOutcome.Excepted && known.Unless.Count == 0)))
            {
                node.Report(
                    ViolationCode.OutcomeImpossible,
                    $"规则“{rule}”适用于所有对象且没有例外时，不会出现该结果；请更正预期。",
                    $"The rule '{rule}' can never come out like this: it {(outcome == RuleOutcome.Excepted ? "has no exception" : "applies to everybody")}. Correct the expectation.");
            }

            return outcome;
        },
        () => RuleOutcome.Met);

    // A row of a table: a value for each column, and the outcome of the rule, or the standing where none is named.
    private Reader<VerdictScenario> Row(string name, Award award, Dictionary<string, string> facts, EligibilityRule? rule, IReadOnlyList<string> columns) => new(
        new Shape.Items(() => FactValueOrUnknown),
        node =>
        {
            if (node is not Sequence { Items: var cells } || cells.Count != columns.Count + 1)
            {
                if (node is Sequence)
                {
                    node.Report(ViolationCode.RowLength, $"每行应有{columns.Count + 1}格：各列的值和预期结果。", $"Each row has {columns.Count + 1} cells: a value for each column, and the expected outcome.");
                }
                else
                {
                    Expect.WrongType(node, new Text("列表", "a list"));
                }

                return new VerdictScenario(name, node.Place, award.Code, facts);
            }

            var changed = new Dictionary<string, string>(facts);
            foreach (var (column, cell) in columns.Zip(cells))
            {
                Set(changed, column, Value(column, cell));
            }

            return new VerdictScenario($"{name}（{string.Join("，", columns.Zip(cells, (column, cell) => $"{column} {Shown(cell)}"))}）", node.Place, award.Code, changed)
            {
                Outcomes = rule is null ? NoOutcomes : new Dictionary<string, RuleOutcome> { [rule.Code] = OutcomeOf(award, rule.Code).Read(cells[^1]) },
                Standing = rule is null ? StandingOf(award).Read(cells[^1]) : null,
            };
        },
        () => new VerdictScenario(name, string.Empty, award.Code, facts));

    private JsonArray Row(VerdictScenario row, IReadOnlyList<string> columns) => new(
        [.. columns.Select(fact => Json(fact, row.Facts.GetValueOrDefault(fact))), Written.Of(row.Outcomes.Values.First())]);

    private static Reader<IReadOnlyList<T>> OneOrMore<T>(Reader<T> item) => new(
        new Shape.Either(item.Shape, new Shape.Items(() => item.Shape)),
        node => node is Sequence ? Expect.ListOf(item).Read(node) : [item.Read(node)],
        () => []);

    private static Reader<IReadOnlyDictionary<string, T>> Each<T>(Func<string, Reader<T>> value, IEnumerable<string> known) => new(
        new Shape.Entries(() => value(string.Empty).Shape),
        node =>
        {
            if (node is not Mapping mapping)
            {
                Expect.WrongType(node, new Text("键值映射", "a mapping of keys to values"));
                return new Dictionary<string, T>();
            }

            var keys = known.ToHashSet(StringComparer.Ordinal);
            return Fields.Read(mapping, f =>
            {
                f.Tolerate(keys);
                return mapping.Entries.Where(entry => keys.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => value(entry.Key).Read(entry.Value));
            });
        },
        () => new Dictionary<string, T>());

    private static string Shown(Node node) => node is Scalar scalar ? scalar.Value : "…";
}
