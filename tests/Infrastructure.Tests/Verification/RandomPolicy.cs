namespace Commendation.Infrastructure.Tests.Verification;

/// <summary>Small policies put together by chance: facts of every kind, facts that follow from the columns of a list, rules and limits over them.</summary>
internal static class RandomPolicy
{
    private const string Declared = """
        facts:
          - { code: frontLine, kind: boolean, label: { zh: 一线, en: front line } }
          - { code: rank, kind: choice, scale: rank, for: individual, label: { zh: 职务, en: rank } }
          - { code: score, kind: number, decimals: 1, min: 0, max: 100, label: { zh: 得分, en: score } }
          - { code: since, kind: date, label: { zh: 起始, en: since } }
          - { code: remark, kind: text, label: { zh: 备注, en: remark } }
          - code: honours
            kind: list
            label: { zh: 荣誉, en: honours }
            items:
              - { code: level, kind: choice, scale: rank, label: { zh: 级别, en: level } }
              - { code: year, kind: number, min: 1980, max: 2021, label: { zh: 年度, en: year } }
              - { code: grantedOn, kind: date, label: { zh: 日期, en: granted on } }
              - { code: first, kind: boolean, label: { zh: 首次, en: first } }
          - { code: years, kind: number, label: { zh: 年限, en: years }, derive: { fullYears: { from: since, on: 2021-07-08 } } }

        """;

    /// <summary>The keys of a campaign file that are put in place of the small folder's own.</summary>
    public static string Text(Random random)
    {
        var derived = random.Next(4);
        return Declared
            + string.Concat(Enumerable.Range(0, derived).Select(i =>
                $"  - {{ code: times{i}, kind: number, label: {{ zh: 次数{i}, en: times {i} }}, derive: {{ count: {{ of: honours, where: {Where(random)} }} }} }}\n"))
            + "awards:\n"
            + Award("person", "individual", 10, random, derived)
            + Award("unit", "collective", 4, random, derived)
            + (random.Next(2) == 0 ? string.Empty : $$"""
                limits:
                  - { code: share, clause: "1", strength: must, title: { zh: 比例, en: share }, award: person, members: {{Condition(random, derived, person: true)}}, {{Bound(random)}} }

                """);
    }

    private static string Award(string code, string kind, int places, Random random, int derived) =>
        $"  - {{ code: {code}, kind: {kind}, title: {{ zh: 先进{code}, en: advanced {code} }}, places: {places}, clause: \"1\"{Rules(code, random, derived)} }}\n";

    private static string Rules(string award, Random random, int derived)
    {
        var rules = Enumerable.Range(0, random.Next(4)).Select(i =>
            $"{{ code: {award}-rule-{i}, clause: \"1\", strength: {Any(random, "must", "in-principle")}, title: {{ zh: 规则{i}, en: rule {i} }}, require: {Condition(random, derived, award == "person")}{(random.Next(3) == 0 ? $", when: {Condition(random, derived, award == "person")}" : string.Empty)} }}").ToList();
        return rules.Count == 0 ? string.Empty : $", rules: [{string.Join(", ", rules)}]";
    }

    private static string Condition(Random random, int derived, bool person, int depth = 0) => random.Next(depth == 2 ? 6 : 9) switch
    {
        0 => "{ fact: frontLine, is: true }",
        1 => person ? $"{{ fact: rank, {Any(random, "below", "atMost", "atLeast")}: {Any(random, "deputy", "head")} }}" : "{ fact: frontLine, is: false }",
        2 => $"{{ fact: score, {Any(random, "below", "atMost", "atLeast")}: {random.Next(1, 99)}.{random.Next(10)} }}",
        3 => $"{{ fact: years, {Any(random, "below", "atMost", "atLeast")}: {random.Next(1, 9)} }}",
        4 or 5 => derived == 0 ? $"{{ fact: since, atMost: 20{random.Next(10, 21)}-03-01 }}" : $"{{ fact: times{random.Next(derived)}, {Any(random, "below", "atMost", "atLeast")}: {random.Next(1, 3)} }}",
        6 => $"{{ not: {Condition(random, derived, person, depth + 1)} }}",
        var other => $"{{ {(other == 7 ? "all" : "any")}: [{Condition(random, derived, person, depth + 1)}, {Condition(random, derived, person, depth + 1)}] }}",
    };

    private static string Where(Random random) => random.Next(5) switch
    {
        0 => $"{{ fact: level, {Any(random, "is", "atLeast", "below")}: {Any(random, "deputy", "head")} }}",
        1 => $"{{ fact: year, {Any(random, "atLeast", "below")}: {random.Next(2000, 2021)} }}",
        2 => $"{{ fact: grantedOn, {Any(random, "atLeast", "below")}: 20{random.Next(10, 21)}-05-01 }}",
        3 => "{ fact: first, is: true }",
        _ => $"{{ all: [{{ fact: level, is: head }}, {{ fact: year, atLeast: {random.Next(2000, 2021)} }}] }}",
    };

    private static string Bound(Random random) => random.Next(3) switch
    {
        0 => $"atMost: {random.Next(1, 10)}",
        1 => $"atMost: {random.Next(1, 99)}%",
        _ => $"atLeast: {random.Next(1, 99)}%",
    };

    private static string Any(Random random, params string[] words) => words[random.Next(words.Length)];
}
