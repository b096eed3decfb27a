using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>
/// Faulty uses of lists, derivations, exceptions, titles, channels and limits over a minimal campaign. Every fault is found once, in its own
/// line, with the nearest name where there is one.
/// </summary>
public class LanguageTests
{
    private const string Honours = """
        facts:
          - code: honours
            kind: list
            label: { zh: 荣誉, en: honours }
            items:
              - { code: year, kind: number, label: { zh: 年份, en: year } }
              - { code: weight, kind: number, decimals: 1, label: { zh: 分量, en: weight } }
              - { code: note, kind: text, label: { zh: 备注, en: note } }
          - { code: front, kind: boolean, label: { zh: 一线, en: front } }
          - { code: field, kind: choice, scale: field, label: { zh: 领域, en: field } }
        scales:
          - code: field
            ordered: false
            values:
              - { code: science, label: { zh: 科学, en: science } }
              - { code: teaching, label: { zh: 教学, en: teaching } }

        """;

    private const string Figures = """
        limits:
          - code: by-size
            clause: "1"
            title: { zh: 分档, en: by size }
            awards: [person]
            members: { fact: frontLine, is: true }

        """;

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["unknown fact in where"] = new(Derived("{ count: { of: honours, where: { fact: yeer, is: 2020 } } }"), "fact-unknown", "- { code: derived", "'year'"),
        ["fact of the nominee in where"] = new(Derived("{ count: { of: honours, where: { fact: front, is: true } } }"), "fact-unknown", "- { code: derived"),
        ["unknown list"] = new(Derived("{ count: { of: honors, where: { fact: year, is: 2020 } } }"), "fact-unknown", "- { code: derived", "'honours'"),
        ["count of what is no list"] = new(Derived("{ count: { of: front, where: { fact: year, is: 2020 } } }"), "not-derivable", "- { code: derived"),
        ["count as a yes or no"] = new(Derived("{ count: { of: honours, where: { fact: year, is: 2020 } } }", "boolean"), "not-derivable", "- { code: derived"),
        ["years in tenths"] = new(Derived("{ consecutiveYears: { of: honours, year: weight, where: { fact: year, is: 2020 } } }"), "not-derivable", "- { code: derived"),
        ["years in words"] = new(Derived("{ consecutiveYears: { of: honours, year: note, where: { fact: year, is: 2020 } } }"), "not-derivable", "- { code: derived"),
        ["unknown year"] = new(Derived("{ consecutiveYears: { of: honours, year: yeer, where: { fact: year, is: 2020 } } }"), "fact-unknown", "- { code: derived", "'year'"),
        ["last of no items"] = new(Derived("{ last: { of: honours, by: year, count: 0 } }", "list"), "not-derivable", "- { code: derived"),
        ["last by a text"] = new(Derived("{ last: { of: honours, by: note, count: 3 } }", "list"), "not-derivable", "- { code: derived"),
        ["last as a number"] = new(Derived("{ last: { of: honours, by: year, count: 3 } }"), "not-derivable", "- { code: derived"),
        ["full years of a number"] = new(Honours + Rule("{ fact: front, fullYears: { on: 2021-07-08, atLeast: 3 } }"), "not-comparable", "require: "),
        ["no full years"] = new(Dated("{ fact: since, fullYears: { on: 2021-07-08, atLeast: 0 } }"), "count-out-of-range", "require: "),
        ["full years without a bound"] = new(Dated("{ fact: since, fullYears: { on: 2021-07-08 } }"), "missing-key", "require: ", "atLeast, below"),
        ["full years with a misspelt day"] = new(Dated("{ fact: since, fullYears: { onn: 2021-07-08, below: 3 } }"), "key-unknown", "require: ", "'on'"),
        ["unordered scale between two values"] = new(Honours + Rule("{ fact: field, between: [science, teaching] }"), "not-comparable", "require: "),
        ["yes or no below a value"] = new(Honours + Rule("{ fact: front, below: true }"), "not-comparable", "require: "),
        ["date compared with a number"] = new(Dated("{ fact: since, below: 3 }"), "fact-wrong-type", "require: "),
        ["facts that derive from one another"] = new(
            "facts:\n  - { code: a, kind: choice, scale: rank, label: { zh: 甲, en: a }, derive: { highest: [b] } }\n  - { code: b, kind: choice, scale: rank, label: { zh: 乙, en: b }, derive: { highest: [a, rank] } }\n  - { code: rank, kind: choice, scale: rank, label: { zh: 职务, en: rank } }\n  - { use: frontLine }",
            "fact-circle", "- { code: a,", "a, b", Times: 2),
        ["fact that derives from itself"] = new(
            "facts:\n  - { code: a, kind: choice, scale: rank, label: { zh: 甲, en: a }, derive: { highest: [a] } }", "fact-circle", "- { code: a,", "a"),
        ["per cent of what is no list"] = new(Derived("{ percent: { of: front, where: { fact: year, is: 2020 } } }"), "not-derivable", "- { code: derived"),
        ["per cent as a yes or no"] = new(Derived("{ percent: { of: honours, where: { fact: year, is: 2020 } } }", "boolean"), "not-derivable", "- { code: derived"),
        ["per cent rounded in an unknown way"] = new(Derived("{ percent: { of: honours, where: { fact: year, is: 2020 }, round: dwon } }"), "value-unknown", "- { code: derived", "'down'"),
        ["equivalent of a number"] = new(Derived("{ equivalent: honours }"), "not-derivable", "- { code: derived"),
        ["day of death behind what counts years"] = new(
            "facts:\n  - { use: serviceSince }\n  - { use: serviceYears, derive: { fullYears: { from: serviceSince, on: 2021-07-08 } } }\n  - { use: diedOn }\nposthumous: { clause: \"1\", diedOn: diedOn }",
            "fact-order", "- { use: serviceYears", "'diedOn'"),
        ["two derivations"] = new(Derived("{ count: { of: honours, where: { fact: year, is: 1 } }, highest: [field] }"), "too-many-keys", "- { code: derived", Times: 2),
        ["unknown derivation"] = new(Derived("{ cuont: { of: honours, where: { fact: year, is: 1 } } }"), "key-unknown", "- { code: derived", "'count'"),
        ["full years to two days"] = new(
            "facts:\n  - { code: a, kind: date, label: { zh: 甲, en: a } }\n  - { code: b, kind: number, label: { zh: 乙, en: b }, derive: { fullYears: { from: a, to: a, on: 2021-07-08 } } }",
            "too-many-keys", "- { code: b,"),
        ["lists that derive from each other"] = new(
            "facts:\n  - { code: a, kind: list, label: { zh: 甲, en: a }, derive: { last: { of: b, by: year, count: 1 } } }\n  - { code: b, kind: list, label: { zh: 乙, en: b }, derive: { last: { of: a, by: year, count: 1 } } }",
            "fact-order", "- { code: a,", "'b'"),
        ["list that derives from itself"] = new(
            "facts:\n  - { code: a, kind: list, label: { zh: 甲, en: a }, derive: { last: { of: a, by: year, count: 1 } } }", "fact-order", "- { code: a,", "'a'"),
        ["count of a list that is declared later"] = new(
            "facts:\n  - { code: n, kind: number, label: { zh: 数, en: n }, derive: { count: { of: later, where: { fact: x, is: true } } } }\n  - { code: later, kind: list, label: { zh: 后, en: later }, items: [{ code: x, kind: boolean, label: { zh: 乙, en: x } }] }",
            "fact-order", "- { code: n,", "'later'"),
        ["list without items"] = new("facts:\n  - { code: a, kind: list, label: { zh: 甲, en: a } }", "missing-key", "- { code: a,"),
        ["list in a list"] = new(
            "facts:\n  - code: a\n    kind: list\n    label: { zh: 甲, en: a }\n    items:\n      - { code: b, kind: list, label: { zh: 乙, en: b } }", "list-in-list", "- { code: b,"),
        ["item twice"] = new(
            "facts:\n  - code: a\n    kind: list\n    label: { zh: 甲, en: a }\n    items:\n      - { code: b, kind: text, label: { zh: 乙, en: b } }\n      - { code: b, kind: date, label: { zh: 丙, en: c } }",
            "code-twice", "- { code: b, kind: date"),
        ["item whose range is empty"] = new(
            "facts:\n  - code: a\n    kind: list\n    label: { zh: 甲, en: a }\n    items:\n      - { code: b, kind: number, min: 5, max: 4, label: { zh: 乙, en: b } }", "fact-range", "- { code: b,"),

        ["share of what is no list"] = new(Honours + Rule("{ share: front, where: { fact: year, is: 2020 }, atLeast: 50% }"), "not-a-list", "require: "),
        ["share of an unknown list"] = new(Honours + Rule("{ share: honnours, where: { fact: year, is: 2020 }, atLeast: 50% }"), "fact-unknown", "require: ", "'honours'"),
        ["share by an unknown fact"] = new(Honours + Rule("{ share: honours, where: { fact: yaer, is: 2020 }, atLeast: 50% }"), "fact-unknown", "require: ", "'year'"),
        ["share with two bounds"] = new(Honours + Rule("{ share: honours, where: { fact: year, is: 2020 }, atLeast: 50%, atMost: 60% }"), "too-many-keys", "require: "),
        ["share as a decimal"] = new(Honours + Rule("{ share: honours, where: { fact: year, is: 2020 }, atLeast: 0.5 }"), "share-not-exact", "require: "),
        ["more of two than two"] = new(
            Honours + Rule("{ atLeastOf: { count: 3, conditions: [{ fact: front, is: true }, { fact: field, is: science }] } }"), "count-out-of-range", "require: "),
        ["list compared with a value"] = new(Honours + Rule("{ fact: honours, atLeast: 3 }"), "not-comparable", "require: "),
        ["exception without a clause"] = new(
            Honours + Rule("{ fact: front, is: true }") + "        unless:\n          - { title: { zh: 例外, en: exception }, when: { fact: field, is: science } }\n", "missing-key", "- { title: "),
        ["exception that reads an unknown fact"] = new(
            Honours + Rule("{ fact: front, is: true }") + "        unless:\n          - { clause: \"1\", title: { zh: 例外, en: exception }, when: { fact: feild, is: science } }\n",
            "fact-unknown", "when: { fact: feild", "'field'"),

        ["title without a condition"] = new(Awards("titles: [{ clause: \"1\", title: { zh: 甲, en: a } }]"), "missing-key", "titles: "),
        ["title by an unknown value"] = new(Awards("titles: [{ clause: \"1\", title: { zh: 甲, en: a }, when: { fact: rank, is: haed } }]"), "fact-wrong-type", "titles: ", "'head'"),
        ["award conferred by nobody"] = new(Awards("conferredBy: offise"), "role-unknown", "conferredBy: ", "'office'"),
        ["unknown kind of reward"] = new(Awards("rewards: [{ kind: merrit, clause: \"1\" }]"), "value-unknown", "rewards: ", "'merit'"),
        ["treatment without a name"] = new(Awards("rewards: [{ kind: treatment, clause: \"1\" }]"), "reward-untitled", "rewards: "),
        ["floor above what an organisation is allotted"] = new(Figures + "    scope: organisation\n    figures: { atLeast: [{ figure: 5, organisations: [C2] }] }\n", "figure-above-places", "figures: ", "only 4"),
        ["sub-quotas without a column"] = new(Figures + "    scope: organisation\n    figures: { atLeast: table }\n", "sub-quota-missing", "figures: ", "'by-size'"),
        ["death that is no date"] = new("posthumous: { clause: \"1\", diedOn: frontLine }", "wrong-type", "posthumous"),
        ["death by an unknown fact"] = new("posthumous: { clause: \"1\", diedOn: frontLin }", "fact-unknown", "posthumous", "'frontLine'"),
        ["surplus beyond the whole"] = new("quotas: { clause: \"1\", surplus: { clause: \"1\", share: 120% } }", "share-not-exact", "quotas"),
        ["surplus without a share"] = new("quotas: { clause: \"1\", surplus: { clause: \"1\", roundUp: true } }", "missing-key", "quotas"),
        ["separate places that the table gives away"] = new(
            "awards:\n  - { code: person, kind: individual, title: { zh: 甲, en: a }, places: 10, clause: \"1\" }\n  - { code: unit, kind: collective, title: { zh: 乙, en: b }, places: 4, clause: \"1\" }\nchannels:\n  - { code: apart, clause: \"1\", title: { zh: 单列, en: apart }, award: person, countsInsideTotal: true, places: 3 }",
            "quota-sum", "code: person", "3 of them listed separately"),
        ["handing on in the middle"] = new(
            "procedure:\n  clause: \"1\"\n  stages:\n    - { code: a, kind: recommendation, clause: \"1\", title: { zh: 甲, en: a }, by: recommender }\n    - { code: b, kind: forwarding, clause: \"1\", title: { zh: 乙, en: b }, by: office }\n    - { code: c, kind: listing, clause: \"1\", title: { zh: 丙, en: c }, by: office }\n    - { code: d, kind: decision, clause: \"1\", title: { zh: 丁, en: d }, by: office }",
            "procedure-ends-early", "- { code: b,"),
        ["what becomes of a suspended term misspelt"] = new(
            "procedure:\n  clause: \"1\"\n  stages:\n    - { code: a, kind: recommendation, clause: \"1\", title: { zh: 甲, en: a }, by: recommender }\n    - { code: b, kind: publicity, clause: \"1\", title: { zh: 乙, en: b }, by: office, term: { calendarDays: 7, clause: \"1\", afterSuspension: keep-running } }\n    - { code: d, kind: decision, clause: \"1\", title: { zh: 丁, en: d }, by: office }",
            "value-unknown", "- { code: b,", "'keeps-running'"),

        ["planned base of a part"] = new(Figures + "    within: { fact: rank, is: head }\n    atMost: 20%\n    base: planned\n", "limit-base", "base: planned"),
        ["base of a count"] = new(Figures + "    atMost: 5\n    base: planned\n", "key-apart", "base: planned", "a share"),
        ["misspelt bound beside its base"] = new(Figures + "    atMots: 20%\n    base: planned\n    rounding: floor\n", "key-unknown", "atMots", "'atMost'"),
        ["misspelt bound among figures, beside its base"] = new(
            Figures + "    scope: organisation\n    base: planned\n    figures: { atMots: [{ figure: 20% }] }\n", "key-unknown", "figures: ", "'atMost'"),
        ["misspelt figure, beside its base"] = new(Figures + "    scope: organisation\n    base: planned\n    figures: { atMost: [{ figur: 20% }] }\n", "key-unknown", "figures: ", "'figure'"),
        ["figure that is neither a count nor a share"] = new(Figures + "    atMost: 0.5\n    base: planned\n", "wrong-type", "atMost: ", "like 3, 20% or 1/3"),
        ["base outside of which all members stand"] = new(
            Figures + "    within: { fact: frontLine, is: false }\n    atMost: 20%\n", "limit-base-apart", "within: "),
        ["base that an ordered scale cuts off from the members"] = new(
            Figures.Replace("fact: frontLine, is: true", "all: [{ fact: rank, atLeast: deputy }, { fact: frontLine, is: true }]", StringComparison.Ordinal) + "    within: { fact: rank, in: [none] }\n    atMost: 20%\n",
            "limit-base-apart", "within: "),
        ["limit that reads what not every nominee declares"] = new(
            "limits:\n  - { code: heads, clause: \"1\", title: { zh: 正职, en: heads }, awards: [person, unit], members: { fact: rank, is: head }, atMost: 20% }\n", "fact-other-kind", "- { code: heads", "'rank'"),
        ["channel of another award"] = new(
            "channels:\n  - { code: apart, clause: \"1\", title: { zh: 单列, en: apart }, award: unit, countsInsideTotal: false }\n" + Figures + "    atMost: 20%\n    exceptChannels: [apart]\n",
            "channel-of-other-award", "exceptChannels", "'unit'"),
        ["separate places that their award cannot hold"] = new(
            Awards("rewards: [{ kind: title, clause: \"1\" }]") + "channels:\n  - { code: apart, clause: \"1\", title: { zh: 单列, en: apart }, award: person, countsInsideTotal: true, places: 11 }\n",
            "channel-places", "places: 10", "cannot hold the 11"),
        ["unknown channel"] = new(
            "channels:\n  - { code: apart, clause: \"1\", title: { zh: 单列, en: apart }, award: person, countsInsideTotal: false }\n" + Figures + "    atMost: 20%\n    exceptChannels: [appart]\n",
            "channel-unknown", "exceptChannels", "'apart'"),
        ["figures for the whole list"] = new(Figures + "    figures: { atMost: [{ figure: 2 }] }\n", "limit-scope", "- code: by-size"),
        ["tiers of the whole list"] = new(Figures + "    tiers: [county]\n    atMost: 20%\n", "limit-scope", "- code: by-size"),
        ["figures that bound both ways"] = new(Figures + "    scope: organisation\n    figures: { atMost: [{ figure: 2 }], atLeast: [{ figure: 1 }] }\n", "too-many-keys", "figures: "),
        ["figures and a figure"] = new(Figures + "    scope: organisation\n    atMost: 3\n    figures: { atMost: [{ figure: 2 }] }\n", "too-many-keys", "- code: by-size"),
        ["figure left out"] = new(Figures + "    scope: organisation\n    figures: { atMost: [{ tiers: [county] }] }\n", "missing-key", "figures: "),
        ["figure for an unknown organisation"] = new(Figures + "    scope: organisation\n    figures: { atMost: [{ figure: 2, organisations: [C22] }] }\n", "organisation-unknown", "figures: ", "'C2'"),
        ["figure for an unknown tier"] = new(Figures + "    scope: organisation\n    figures: { atMost: [{ figure: 2, tiers: [conty] }] }\n", "tier-unknown", "figures: ", "'county'"),
        ["figure behind one for everybody"] = new(
            Figures + "    scope: organisation\n    figures:\n      atMost:\n        - { figure: 2 }\n        - { figure: 1, organisations: [C1] }\n", "figure-shadowed", "- { figure: 1"),
        ["figure behind a wider one that is not its neighbour"] = new(
            Figures + "    scope: organisation\n    figures:\n      atMost:\n        - { figure: 2, allottedAtLeast: 5 }\n        - { figure: 3, organisations: [C2] }\n        - { figure: 4, tiers: [county], allottedAtLeast: 8 }\n",
            "figure-shadowed", "- { figure: 4"),
        ["figure for allotments that contradict each other"] = new(
            Figures + "    scope: organisation\n    figures: { atLeast: [{ figure: 50%, allottedAtLeast: 8, allottedBelow: 8 }] }\n", "figure-empty", "figures: "),
        ["tiers of allotments that contradict each other"] = new(
            Figures + "    scope: organisation\n    figures:\n      atLeast:\n        - { figure: 1, allottedAtLeast: 5 }\n        - { figure: 0, allottedBelow: 6 }\n", "figures-contradict", "- { figure: 0", "5–… and of 0–5"),
        ["figure for an organisation without places"] = new(Figures + "    scope: organisation\n    figures: { atMost: [{ figure: 2, organisations: [P1] }] }\n", "figure-for-nobody", "figures: "),
        ["figure for a tier without places"] = new(Figures + "    scope: tier\n    figures: { atMost: [{ figure: 2, tiers: [province] }] }\n", "figure-for-nobody", "figures: "),
        ["figure for larger allotments than there are"] = new(Figures + "    scope: organisation\n    figures: { atMost: [{ figure: 2, allottedAtLeast: 7 }] }\n", "figure-for-nobody", "figures: "),
        ["limit for a tier without places"] = new(Figures + "    scope: organisation\n    tiers: [province]\n    atMost: 2\n", "limit-for-nobody", "tiers: ", "province"),
        ["figure that is no exact share"] = new(Figures + "    scope: organisation\n    figures: { atMost: [{ figure: 5/4 }] }\n", "share-not-exact", "figures: "),
        ["unknown scope"] = new(Figures + "    scope: organization\n    atMost: 3\n", "value-unknown", "scope: ", "'organisation'"),
        ["unknown value to cover"] = new(Honours + Covering("covers: { fact: field, values: [science, teahcing] }"), "fact-wrong-type", "covers: ", "'teaching'"),
        ["unknown fact to cover"] = new(Honours + Covering("covers: { fact: feild, values: [science] }"), "fact-unknown", "covers: ", "'field'"),
        ["value to cover twice"] = new(Honours + Covering("covers: { fact: field, values: [science, science] }"), "code-twice", "- { code: fields"),
        ["bound beside what is to be covered"] = new(Honours + Covering("atMost: 3, covers: { fact: field, values: [science] }"), "too-many-keys", "- { code: fields"),
        ["fault behind a limit that covers several values"] = new(
            Honours + Covering("covers: { fact: field, values: [science, teaching] }") + "  - { code: next, clause: \"1\", title: { zh: 后, en: next }, awards: [persom], reported: true }\n",
            "award-unknown", "- { code: next", "'person'"),
        ["fault in a limit that covers several values"] = new(
            Honours + "limits:\n  - { code: fields, clause: \"1\", title: { zh: 领域, en: fields }, awards: [persom], covers: { fact: field, values: [science, teaching] } }\n",
            "award-unknown", "- { code: fields", "'person'"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_faulty_use_is_found_once_in_its_line(string name)
    {
        var fault = Faults[name];
        var text = fault.Text.ReplaceLineEndings("\n");
        var line = text[..text.IndexOf(fault.At, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var violations = SmallFolder.Read(text).Violations;

        violations.Should().HaveCount(fault.Times, because: Listed(violations));
        violations[0].Code.Should().Be(fault.Code, because: Listed(violations));
        violations[0].Place.Should().StartWith($"campaign.yaml:{line}:", because: Listed(violations));
        violations[0].Message.En.Should().Contain(fault.Says ?? " ");
        violations[0].Message.Zh.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void The_minimal_campaign_and_the_texts_that_the_faults_are_put_into_load()
    {
        string[] sound =
        [
            "checkDigits: warn",
            Derived("{ count: { of: honours, where: { fact: year, is: 2020 } } }"),
            Derived("{ last: { of: honours, by: weight, count: 3 } }", "list"),
            Dated("{ fact: since, fullYears: { on: 2021-07-08, atLeast: 3 } }"),
            Derived("{ percent: { of: honours, where: { fact: year, is: 2020 } } }"),
            Honours + Rule("{ share: honours, where: { fact: year, is: 2020 }, atMost: 50% }"),
            Awards("conferredBy: office"),
            Figures + "    atMost: 20%\n",
            Honours + Covering("covers: { fact: field, values: [science, teaching] }"),
        ];

        sound.SelectMany(text => SmallFolder.Read(text).Violations).Should().BeEmpty();
    }

    [Fact]
    public void A_column_of_the_quota_table_gives_a_limit_its_figures()
    {
        var policy = PolicyReader.Read(SubQuotas("organisation,award,places,by-size\nC1,person,6,2\nC2,person,4,\nC1,unit,2,\nC2,unit,2,\n")).Value;

        policy.Limits.Single().Figures.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Count = 2, Organisations = new[] { "C1" } });
    }

    [Theory]
    [InlineData("organisation,award,places,by-size\nC1,person,6,two\nC2,person,4,1\nC1,unit,2,\nC2,unit,2,\n", "quotas.csv:2:13 quotas[0].by-size", "wrong-type")]
    [InlineData("organisation,award,places,by-size\nC1,person,6,7\nC2,person,4,1\nC1,unit,2,\nC2,unit,2,\n", "quotas.csv:2:13 quotas[0].by-size", "figure-above-places")]
    [InlineData("organisation,award,places,by-size\nC1,person,6,2\nC2,person,4,1\nC1,unit,2,1\nC2,unit,2,\n", "quotas.csv:4:11 quotas[2].by-size", "sub-quota-other-award")]
    [InlineData("organisation,award,places,by-size,bysize\nC1,person,6,2,1\nC2,person,4,1,\nC1,unit,2,,\nC2,unit,2,,\n", "quotas.csv:1:35 quotas", "sub-quota-unknown")]
    public void A_faulty_column_of_the_quota_table_is_placed(string quotas, string place, string code)
    {
        var violations = PolicyReader.Read(SubQuotas(quotas)).Violations;

        violations.Should().ContainSingle(because: Listed(violations)).Which.Should().BeEquivalentTo(new { Code = code, Place = place });
    }

    [Theory]
    [InlineData("2018-07-08", Truth.Met)]
    [InlineData("2018-07-09", Truth.NotMet)]
    [InlineData(null, Truth.Undetermined)]
    public void Full_years_are_asked_of_a_date(string? since, Truth expected)
    {
        var policy = SmallFolder.Read(Dated("{ fact: since, fullYears: { on: 2021-07-08, atLeast: 3 } }")).Value;
        var facts = policy.Facts.Read(since is null ? [] : [KeyValuePair.Create("since", since)]).Value;

        policy.AwardOf("person").Rules.Single().Require.Evaluate(facts).Should().Be(expected);
    }

    [Theory]
    [InlineData(null, "10")]
    [InlineData("2020-07-07", "8")]
    [InlineData("2020-07-08", "9")]
    [InlineData("2022-01-01", "10")]
    public void Years_of_a_nominee_who_has_died_are_counted_to_the_day_of_death(string? diedOn, string years)
    {
        var policy = SmallFolder.Read("""
            facts:
              - { use: diedOn }
              - { use: serviceSince }
              - { use: serviceYears, derive: { fullYears: { from: serviceSince, on: 2021-07-08 } } }
              - { use: frontLine }
            posthumous: { clause: "1", diedOn: diedOn }
            """).Value;
        var declared = new Dictionary<string, string> { ["serviceSince"] = "2011-07-08" };
        if (diedOn is not null)
        {
            declared["diedOn"] = diedOn;
        }

        var served = policy.Facts.Find("serviceYears")!;
        served.Print(policy.Facts.Read(declared).Value[served]).Should().Be(years);
    }

    private static CampaignFiles SubQuotas(string quotas) => SmallFolder.With(Figures + "    scope: organisation\n    figures: { atLeast: table }\n") with { Quotas = quotas };

    private static string Derived(string derive, string kind = "number") =>
        Honours.Replace("scales:", $"  - {{ code: derived, kind: {kind}, label: {{ zh: 推算, en: derived }}, derive: {derive} }}\nscales:", StringComparison.Ordinal);

    private static string Rule(string require) => Awards($$"""
        rules:
              - code: rule
                clause: "1"
                title: { zh: 规则, en: rule }
                require: {{require}}
        """);

    private static string Dated(string require) =>
        "facts:\n  - { code: since, kind: date, label: { zh: 起始日, en: since } }\n  - { code: frontLine, kind: boolean, label: { zh: 一线, en: front line } }\n" + Rule(require);

    private static string Awards(string more) => $$"""
        awards:
          - { code: unit, kind: collective, title: { zh: 先进集体, en: Advanced Collective }, places: 4, clause: "1" }
          - code: person
            kind: individual
            title: { zh: 先进个人, en: Advanced Individual }
            places: 10
            clause: "1"
            {{more}}

        """;

    private static string Covering(string covers) =>
        $"limits:\n  - {{ code: fields, clause: \"1\", title: {{ zh: 领域, en: fields }}, awards: [person], {covers} }}\n";

    private static string Listed(IEnumerable<Violation> violations) =>
        string.Concat(violations.Select(violation => $"\n{violation.Place}: {violation.Code} {violation.Message.En}".Replace('{', '(').Replace('}', ')')));

    private sealed record Fault(string Text, string Code, string At, string? Says = null, int Times = 1);
}
