using Commendation.Domain.Calendars;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Scenarios;
using Standing = Commendation.Domain.Eligibility.Standing;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// Grammar of <c>scenarios/*.yaml</c>. Everything that a scenario names must be in the policy, and every expectation must be possible: one
/// that can never occur would fail for ever or, worse, be read as a promise.
/// </summary>
internal sealed class ScenarioGrammar(CampaignPolicy policy)
{
    // Stands in for an award that is not there, so that this is the only fault reported.
    private static readonly Award NoAward = new(string.Empty, default, Text.Same(string.Empty), 0, string.Empty, [], []);

    private readonly Dictionary<string, IReadOnlyDictionary<string, string?>> _given = [];

    private Reader<Award> Award { get; } = Expect.Known(
        "award-unknown", new Text("奖项", "award"), policy.Awards.ToDictionary(award => award.Code), NoAward);

    private Reader<string> Organisation { get; } = Expect.Known(
        "organisation-unknown", new Text("单位", "organisation"), policy.Organisations.All.Select(organisation => organisation.Code));

    private Reader<string> Stage { get; } = Expect.Known("stage-unknown", new Text("环节", "stage"), policy.Stages.Select(stage => stage.Code));

    private Reader<string> Clause { get; } = Expect.Known("clause-unknown", new Text("条款", "clause"), policy.Clauses.Select(clause => clause.Id));

    private Reader<string> Channel { get; } = Expect.Known("channel-unknown", new Text("推荐渠道", "channel"), policy.Channels.Select(channel => channel.Code));

    private Reader<string> Limit { get; } = Expect.Known(
        "limit-unknown", new Text("比例限制", "limit"), policy.Limits.Select(limit => limit.Code).Concat(["list-too-long", "holder-list-too-long", "places-unused", "channel-too-long"]));

    // A limit that is merely reported is neither kept nor broken.
    private Reader<string> Bound => new(
        Limit.Shape,
        node =>
        {
            var code = Limit.Read(node);
            if (policy.Limits.Where(limit => limit.Code == code).Select(limit => limit.Bound).FirstOrDefault() == BoundKind.Reported && policy.Limits.Any(limit => limit.Code == code))
            {
                node.Report(
                    "outcome-impossible",
                    $"“{code}”只作统计，不会被突破，也无所谓符合；请改用counts写明计入人数。",
                    $"The limit '{code}' is merely reported, so no list keeps or breaks it; expect its counts instead.");
            }

            return code;
        },
        () => string.Empty);

    private Reader<string> Reason { get; } = Expect.Known(
        "reason-unknown",
        new Text("拒绝原因", "reason for a refusal"),
        Expectation.Reasons.Concat(policy.Awards.SelectMany(award => award.Rules).Select(rule => rule.Code)));

    private Reader<string> Act { get; } = Expect.Known("act-unknown", new Text("办理事项", "act"), Step.Others.Concat(ActNames.All));

    private Reader<string> Part { get; } = Expect.Known(
        "part-unknown",
        new Text("记录、表格或公告报告的组成部分", "record, form, or part of a notice or report"),
        policy.Stages.SelectMany(stage => stage.Records.Select(record => record.Code)
                .Concat((stage.Content?.Parts ?? []).Concat(stage.Report?.Parts ?? []).Select(part => part.Code)))
            .Concat(policy.Materials.Select(material => material.Code)));

    private Reader<string> Element { get; } = Expect.Known(
        "element-unknown",
        new Text("处理、限制或规则", "sanction, limit or rule"),
        policy.Sanctions.Select(sanction => sanction.Code).Concat(policy.Limits.Select(limit => limit.Code)).Concat(policy.Awards.SelectMany(award => award.Rules).Select(rule => rule.Code)));

    private Reader<string> State { get; } = Expect.Known(
        "state-unknown", new Text("状态", "state"), policy.Stages.Count == 0 ? [] : Procedure.Compile(policy).States.Select(state => state.Code));

    /// <summary>What a file of scenarios looks like, whatever the policy.</summary>
    public static Shape Shape => new ScenarioGrammar(CampaignLanguage.Nothing).File.Shape;

    /// <summary>Takes in the named sets of facts of a file, for the scenarios of all files.</summary>
    public void Give(Node file)
    {
        if (file is Mapping mapping && mapping.Find("given") is Mapping sets)
        {
            foreach (var set in sets.Entries)
            {
                _given[set.Key] = Facts.Read(set.Value);
            }
        }
    }

    /// <summary>The scenarios of a file.</summary>
    public IReadOnlyList<Scenario> Read(Node file) => File.Read(file);

    private Reader<IReadOnlyList<Scenario>> File => Expect.Mapping<IReadOnlyList<Scenario>>(f =>
    {
        f.Later("given", new Shape.Entries(() => Facts.Shape));
        return
        [
            .. f.Optional("verdicts", Many(Verdicts), []),
            .. f.Optional("lists", Many(List), []),
            .. f.Optional("places", Many(PlaceRequests), []),
            .. f.Optional("procedures", Many(Acts), []),
            .. f.Optional("windows", Many(Windows), []),
        ];
    });

    // An item of a file can hold a table of many scenarios.
    private static Reader<IReadOnlyList<Scenario>> Many(Func<Fields, string, IEnumerable<Scenario>> item) => new(
        Expect.ListOf(Expect.Mapping<IReadOnlyList<Scenario>>(f => [.. item(f, string.Empty)])).Shape,
        node => node is Sequence sequence
            ? [.. sequence.Items.SelectMany(child => Expect.Mapping<IReadOnlyList<Scenario>>(f => [.. item(f, child.Place)]).Read(child))]
            : [.. Expect.ListOf(Expect.Mapping<IReadOnlyList<Scenario>>(f => [.. item(f, node.Place)])).Read(node).SelectMany(scenarios => scenarios)],
        () => []);

    private IEnumerable<Scenario> Verdicts(Fields f, string place)
    {
        var name = f.Required("name", Expect.Words);
        var award = f.Required("award", Award);
        var facts = FactsOf(f, award);
        var rule = f.Optional("rule", Rule(award));
        var clause = f.Optional("clause", Clause);
        var (reason, under) = (f.Optional("reason", Expect.Words), f.Optional("under", Under, new Dictionary<string, string>()));
        if (f.Has("cases"))
        {
            var columns = f.Required("columns", Expect.ListOf(FactName));
            return f.Required("cases", Expect.ListOf(Row(columns.Count))).Select(row =>
            {
                var changed = new Dictionary<string, string>(facts);
                foreach (var (column, value) in columns.Zip(row.Cells))
                {
                    Set(changed, column, Value(column, value));
                }

                var outcome = (rule is null ? null : OutcomeOf(award, rule.Code)) is { } outcomes ? outcomes.Read(row.Cells[^1]) : RuleOutcome.Met;
                return new VerdictScenario($"{name}（{string.Join("，", columns.Zip(row.Cells, (column, cell) => $"{column} {Shown(cell)}"))}）", row.Place, award.Code, changed)
                {
                    Reason = reason,
                    Under = under,
                    Outcomes = rule is null ? new Dictionary<string, RuleOutcome>() : new Dictionary<string, RuleOutcome> { [rule.Code] = outcome },
                    Standing = rule is null ? StandingOf(award).Read(row.Cells[^1]) : null,
                    Clause = clause,
                };
            }).ToList();
        }

        f.ExactlyOneOf("expect", "cases");
        var expected = f.Optional("expect", Expect.Mapping(e => (
            Standing: e.OptionalValue("standing", StandingOf(award)),
            Title: e.Optional("title", Title(award)),
            Rules: e.Optional("rules", Each(key => OutcomeOf(award, key), award.Rules.Select(known => known.Code)), new Dictionary<string, RuleOutcome>()))), default);
        return
        [
            new VerdictScenario(name, place, award.Code, facts)
            {
                Reason = reason, Under = under, Standing = expected.Standing, Title = expected.Title, Outcomes = expected.Rules ?? new Dictionary<string, RuleOutcome>(), Clause = clause,
            },
        ];
    }

    private IEnumerable<Scenario> List(Fields f, string place)
    {
        var groups = Expect.ListOf(Expect.Mapping(group =>
        {
            var award = group.Required("award", Award);
            return new ListedGroup(group.Optional("count", Expect.Whole, 1), award.Code, FactsOf(group, award))
            {
                By = group.Optional("by", Organisation),
                Channel = group.Optional("channel", Channel),
                Nominee = group.Optional("nominee", Expect.Name),
            };
        }));
        yield return new ListScenario(f.Required("name", Expect.Words), place, f.Required("nominees", groups))
        {
            NotListed = f.Optional("notListed", groups, []),
            Keeps = f.Optional("keeps", OneOrMore(Bound), []),
            Breaks = f.Optional("breaks", OneOrMore(Bound), []),
            Counts = f.Optional("counts", Each(_ => Expect.Whole, policy.Limits.Select(limit => limit.Code)), new Dictionary<string, int>()),
            Clause = f.Optional("clause", Clause),
            Reason = f.Optional("reason", Expect.Words),
            Under = f.Optional("under", Under, new Dictionary<string, string>()),
        };
    }

    private IEnumerable<Scenario> PlaceRequests(Fields f, string place)
    {
        var award = f.Required("award", Award);
        yield return new PlaceScenario(
            f.Required("name", Expect.Words),
            place,
            award.Code,
            f.Required("by", Organisation),
            FactsOf(f, award),
            f.Optional("taken", Expect.Whole, 0),
            Expected(f))
        {
            Channel = f.Optional("channel", Channel),
            Reason = f.Optional("reason", Expect.Words),
            Under = f.Optional("under", Under, new Dictionary<string, string>()),
        };
    }

    private IEnumerable<Scenario> Acts(Fields f, string place)
    {
        var (name, award, by) = (f.Required("name", Expect.Words), f.Required("award", Award), f.Required("by", Organisation));
        var facts = FactsOf(f, award);
        var (channel, at) = (f.Optional("channel", Channel), f.Optional("at", Stage));
        var (reason, under) = (f.Optional("reason", Expect.Words), f.Optional("under", Under, new Dictionary<string, string>()));
        var (reserve, ahead, taken) = (f.OptionalValue("reserve", Expect.Whole), f.Optional("ahead", Expect.Whole, 0), f.Optional("taken", Expect.Whole, 0));
        ActScenario Scenario(string sentence, string where, IReadOnlyList<Step> steps) =>
            new(sentence, where, award.Code, by, facts, steps) { Channel = channel, At = at, Reserve = reserve, Ahead = ahead, Taken = taken, Reason = reason, Under = under };

        // One act in many variations, each with a nominee of its own, or one nominee through many acts.
        f.ExactlyOneOf("steps", "cases");
        if (f.Has("cases"))
        {
            var act = f.Required("act", Act);
            return f.Required("cases", Expect.ListOf(Placed(c => OneStep(c, act)))).Select(step => Scenario($"{name}（{Told(step.Value)}）", step.Place, [step.Value])).ToList();
        }

        return [Scenario(name, place, f.Optional("steps", Expect.ListOf(Expect.Mapping(s => OneStep(s, s.Required("act", Act)))), []))];
    }

    private Step OneStep(Fields s, string act)
    {
        var on = s.OptionalValue("on", Expect.Moment);
        var (what, round) = (s.Optional("what", Element), s.OptionalValue("round", Expect.Whole));
        if (act == Step.EarlierBar && policy.Sanctions.All(sanction => sanction.Code != what || sanction.Effect != SanctionEffect.BarLaterRounds))
        {
            var known = string.Join(", ", policy.Sanctions.Where(sanction => sanction.Effect == SanctionEffect.BarLaterRounds).Select(sanction => sanction.Code).DefaultIfEmpty("–"));
            s.Report("not-a-bar", $"what 须为限制以后参评（bar-later-rounds）的处理；可用的有：{known}。", $"'what' must name a sanction with the effect bar-later-rounds. Known: {known}.");
        }

        return new Step(act, Expected(s))
        {
            Round = round,
            On = on?.Day,
            At = on?.Time,
            By = s.Optional("by", Organisation),
            Reason = s.Optional("reason", Expect.Words),
            Without = s.Optional("without", OneOrMore(Part), []),
            Unfavourable = s.Optional("unfavourable", OneOrMore(Part), []),
            Altered = s.Optional("altered", OneOrMore(Part), []),
            Copies = s.Optional("copies", Each(_ => Expect.Whole, policy.Materials.Select(material => material.Code)), new Dictionary<string, int>()),
            What = what,
            Organisation = s.Optional("organisation", Organisation),
            PlaceOf = s.Optional("placeOf", Organisation),
            Free = s.OptionalValue("free", Expect.Whole),
            Bonus = s.OptionalValue("bonus", Expect.Whole),
            State = s.Optional("state", State),
        };
    }

    private static string Told(Step step) => string.Join(
        "，",
        new[] { step.On is { } on ? new Moment(on, step.At).ToString() : null, step.By }
            .Concat(step.Without.Concat(step.Unfavourable).Concat(step.Altered))
            .Where(word => !string.IsNullOrEmpty(word)));

    private static Reader<(string Place, T Value)> Placed<T>(Func<Fields, T> body)
    {
        var reader = Expect.Mapping(body);
        return new(reader.Shape, node => (node.Place, reader.Read(node)), () => (string.Empty, reader.StandIn));
    }

    private IEnumerable<Scenario> Windows(Fields f, string place)
    {
        var (name, stage) = (f.Required("name", Expect.Words), f.Required("stage", Stage));
        var (reason, under) = (f.Optional("reason", Expect.Words), f.Optional("under", Under, new Dictionary<string, string>()));
        if (policy.FindStage(stage) is { Term: null })
        {
            f.Report("no-term", $"环节“{stage}”没有期限。", $"The stage '{stage}' has no term.");
        }

        var by = f.Optional("by", Organisation);
        return f.Required("cases", Expect.ListOf(Expect.Mapping(c => (
                Posted: c.Required("posted", Expect.Day), Last: c.OptionalValue("last", Expect.Day), Next: c.OptionalValue("next", Expect.Day)))))
            .Select(c => Later(f, c.Posted, c.Last, c.Next, new WindowScenario(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}（{c.Posted:O}）"), place, stage, c.Posted) { By = by, Last = c.Last, Next = c.Next, Reason = reason, Under = under }))
            .ToList();
    }

    private static WindowScenario Later(Fields f, DateOnly posted, DateOnly? last, DateOnly? next, WindowScenario scenario)
    {
        if (last < posted || next < posted || next < last)
        {
            f.Report("outcome-impossible", "期限不会在发布之前届满，下一环节也不会早于期限末日；请更正预期。", "No term ends before it is posted, and no next step comes before its last day. Correct the expectation.");
        }

        return scenario;
    }

    private Expectation Expected(Fields f) => new(f.Optional("refused", OneOrMore(Reason), []), f.Optional("clause", Clause));

    private Dictionary<string, string> FactsOf(Fields f, Award award)
    {
        var facts = new Dictionary<string, string>();
        var given = f.Optional("given", Expect.Known("given-unknown", new Text("事实组合", "named set of facts"), _given, new Dictionary<string, string?>()), new Dictionary<string, string?>());
        foreach (var (fact, value) in given.Concat(f.Optional("facts", Facts, new Dictionary<string, string?>())))
        {
            if (award == NoAward || policy.Facts.Find(fact)?.For is not { } other || other == award.Kind)
            {
                Set(facts, fact, value);
            }
            else
            {
                f.Report("fact-other-kind", $"事实“{fact}”不适用于该奖项的对象。", $"The fact '{fact}' is not declared for this award's nominees.");
            }
        }

        return facts;
    }

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
        "fact-unknown", new Text("事实", "fact"), policy.Facts.All.Where(fact => fact.Derivation is null).Select(fact => fact.Code));

    // A fact with the value ~ is not known.
    private Reader<IReadOnlyDictionary<string, string?>> Facts => Each(
        key => new Reader<string?>(FactValueOrUnknown, node => Value(key, node), () => null),
        policy.Facts.All.Where(fact => fact.Derivation is null).Select(fact => fact.Code));

    private static Shape FactValueOrUnknown { get; } =
        new Shape.Value(new Text("事实的值；~ 表示未知", "the value of a fact; ~ for one that is not known"), "", "number", "boolean", "null") { Name = "fact-value" };

    private string? Value(string fact, Node node)
    {
        if (node is Unreadable)
        {
            return null;
        }

        if (node is not Scalar scalar)
        {
            Expect.WrongType(node, new Text("事实的值", "the value of a fact"));
            return null;
        }

        if (scalar.Value is "~" or "")
        {
            return null;
        }

        foreach (var violation in policy.Facts.Find(fact) is null ? [] : policy.Facts.Read(new Dictionary<string, string> { [fact] = scalar.Value }).Violations)
        {
            node.Report(violation);
        }

        return scalar.Value;
    }

    private Reader<IReadOnlyDictionary<string, string>> Under => Each(
        setting => Expect.Known(
            "reading-unknown",
            new Text("解释口径", "reading"),
            policy.Interpretations.Where(known => known.Setting == setting).SelectMany(known => known.Readings).Select(reading => reading.Code)),
        policy.Interpretations.Select(known => known.Setting));

    private static Reader<string> Title(Award award) => Expect.Known(
        "title-unknown", new Text("称号", "title"), award.Titles.Select(title => title.Title.Zh).Append(award.Title.Zh));

    private static Reader<EligibilityRule> Rule(Award award) => Expect.Known(
        "rule-unknown", new Text("规则", "rule"), award.Rules.ToDictionary(rule => rule.Code), award.Rules.Count > 0 ? award.Rules[0] : null!);

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
                    "outcome-impossible",
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
                    "outcome-impossible",
                    $"规则“{rule}”适用于所有对象且没有例外时，不会出现该结果；请更正预期。",
                    $"The rule '{rule}' can never come out like this: it {(outcome == RuleOutcome.Excepted ? "has no exception" : "applies to everybody")}. Correct the expectation.");
            }

            return outcome;
        },
        () => RuleOutcome.Met);

    private static Reader<(string Place, IReadOnlyList<Node> Cells)> Row(int columns) => new(
        new Shape.Items(() => FactValueOrUnknown),
        node =>
        {
            if (node is Sequence { Items.Count: var cells } row && cells == columns + 1)
            {
                return (node.Place, row.Items);
            }

            if (node is not Sequence)
            {
                Expect.WrongType(node, new Text("列表", "a list"));
            }
            else
            {
                node.Report("row-length", $"每行应有{columns + 1}格：各列的值和预期结果。", $"Each row has {columns + 1} cells: a value for each column, and the expected outcome.");
            }
            return (node.Place, [.. Enumerable.Repeat<Node>(new Unreadable(node.Path, node.At, node.Findings), columns + 1)]);
        },
        () => (string.Empty, []));

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
