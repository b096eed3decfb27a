using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification;

/// <summary>
/// Clause ledger and coverage (条款覆盖): every binding clause is carried by elements of the policy that can carry it, or is a judgement
/// (认定) that a named body records; a clause that only describes is a frame.
/// </summary>
public static class Coverage
{
    /// <summary>Code of the part.</summary>
    public const string Code = "coverage";

    // Which keys can carry which sort of duty; none carries a frame.
    private static readonly Dictionary<ClauseKind, IReadOnlyList<string>> Carriers =
        Enum.GetValues<ClauseKind>().ToDictionary(kind => kind, CampaignLanguage.Carriers);

    /// <summary>One line of the ledger.</summary>
    /// <param name="Clause">The clause.</param>
    /// <param name="CarriedBy">What carries it, for people; empty for a frame.</param>
    /// <param name="JudgedBy">Titles of the roles that record a judgement under it; empty when none does.</param>
    public sealed record Line(Clause Clause, IReadOnlyList<string> CarriedBy, IReadOnlyList<Text> JudgedBy);

    /// <summary>The ledger with what carries each clause, in the notice's order.</summary>
    public static IReadOnlyList<Line> Ledger(CampaignPolicy policy)
    {
        var uses = policy.ClauseUses().ToLookup(use => use.Clause);
        return
        [
            .. policy.Clauses.Select(clause => new Line(
                clause,
                [.. Ids(clause).SelectMany(id => uses[id]).Select(use => use.Element).Distinct()],
                [.. Judges(policy, [.. Ids(clause)])])),
        ];
    }

    /// <summary>Runs the part.</summary>
    public static Report Run(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var policy = subject.Policy;
        var uses = policy.ClauseUses().ToLookup(use => use.Clause);
        var (ledger, paths) = (Ledger(policy), policy.Paths());
        return new Report(Code, [.. ledger.SelectMany(line => Problems(line, paths, uses))])
        {
            Notes = [.. ledger.Select(Row)],
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["clauses"] = ledger.Count,
                ["elements"] = policy.ClauseUses().Count(),
                ["frames"] = ledger.Count(line => line.Clause.IsFrame),
                ["illustrative"] = ledger.Count(line => line.Clause.Illustrative),
                ["not-carried"] = ledger.Count(line => line.Clause.NotCarried is not null),
                ["judgements"] = ledger.Count(line => line.JudgedBy.Count > 0),
            },
        };
    }

    private static IEnumerable<Finding> Problems(Line line, IReadOnlyDictionary<object, string> paths, ILookup<string, ClauseUse> uses)
    {
        var clause = line.Clause;
        if (clause.IsFrame || clause.NotCarried is not null)
        {
            yield break;
        }

        var keys = Ids(clause).SelectMany(id => uses[id]).Select(use => Key(use.Path)).ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            yield return new Finding(ViolationCode.ClauseUncovered, Severity.Error, new Text(
                $"条款{clause.Id}（{clause.Summary.Zh}）没有任何规则落实；请补充规则、指明落实它的条款，或写明为何不落实（notCarried）。",
                $"Nothing carries clause {clause.Id} ({clause.Summary.En}); add an element, name the clauses that carry it, or say why nothing does (notCarried)."))
            {
                Clause = clause.Id,
                Place = paths[clause],
            };
            yield break;
        }

        foreach (var kind in clause.Kinds.Where(kind => Carriers[kind] is { Count: > 0 } able && !able.Any(keys.Contains)))
        {
            yield return new Finding(kind == ClauseKind.Attest ? ViolationCode.JudgementWithoutBody : ViolationCode.DutyUncarried, Severity.Error, kind == ClauseKind.Attest
                ? new Text(
                    $"条款{clause.Id}需要认定，但没有任何环节登记该认定；请在作出认定的机构所办环节增加记录。",
                    $"Clause {clause.Id} calls for a judgement, but no stage records it; add a record to the stage of the body that judges.")
                : new Text(
                    $"条款{clause.Id}属于{Name(kind).Zh}，但引用它的只有：{string.Join("、", line.CarriedBy)}；请补充能落实它的规则，或更正条款类别。",
                    $"Clause {clause.Id} is a {Name(kind).En}, but is cited only by: {string.Join(", ", line.CarriedBy)}; add an element that can carry it, or correct its kind."))
            {
                Clause = clause.Id,
                Place = Node.Child(paths[clause], "kinds"),
                Counterexample = [new Text(
                    $"落实{Name(kind).Zh}条款的应为：{string.Join("、", Carriers[kind])}。",
                    $"A {Name(kind).En} is carried by: {string.Join(", ", Carriers[kind])}.")],
            };
        }
    }

    // A row of the table: the clause, how strongly it binds, what it says, what carries it, who judges.
    private static Text Row(Line line)
    {
        var clause = line.Clause;
        var (judgesZh, judgesEn) = (string.Join("、", line.JudgedBy.Select(role => role.Zh)), string.Join(", ", line.JudgedBy.Select(role => role.En)));
        var carriers = string.Join(", ", line.CarriedBy.Distinct());
        var carried = clause switch
        {
            { IsFrame: true } => new Text("说明性条款", "frame"),
            { NotCarried: { } reason } => new Text($"未落实：{reason.Zh}", $"not carried: {reason.En}"),
            { Illustrative: true } => new Text($"{carriers}（示例数字）", $"{carriers} (illustrative figures)"),
            _ => Text.Same(carriers),
        };
        return new Text(
            $"{clause.Id} | {string.Join("、", clause.Kinds.Select(kind => Name(kind).Zh))} | {clause.Summary.Zh} | {carried.Zh}{(judgesZh.Length > 0 ? $" | 认定：{judgesZh}" : string.Empty)}",
            $"{clause.Id} | {string.Join(", ", clause.Kinds.Select(kind => Name(kind).En))} | {clause.Summary.En} | {carried.En}{(judgesEn.Length > 0 ? $" | judged by {judgesEn}" : string.Empty)}");
    }

    private static IEnumerable<string> Ids(Clause clause) => [clause.Id, .. clause.CoveredBy];

    private static IEnumerable<Text> Judges(CampaignPolicy policy, IReadOnlyCollection<string> clauses) =>
        policy.Stages
            .Where(stage => stage.Records.Any(record => record.Kind is RecordKind.Attestation or RecordKind.Finding && clauses.Contains(record.Clause)))
            .Select(stage => policy.FindRole(stage.By)?.Title ?? Text.Same(stage.By))
            .Distinct();

    // "procedure.stages[3].term.clause" is cited under the key "procedure.stages.term".
    private static string Key(string path)
    {
        var key = string.Concat(path.Split('[').Select((part, i) => i == 0 ? part : part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..]));
        return key.EndsWith(".clause", StringComparison.Ordinal) ? key[..^".clause".Length] : key;
    }

    private static Text Name(ClauseKind kind) => kind switch
    {
        ClauseKind.Fact => new Text("事实", "fact"),
        ClauseKind.Attest => new Text("认定", "judgement"),
        ClauseKind.Limit => new Text("比例", "limit"),
        ClauseKind.Quota => new Text("名额", "quota"),
        ClauseKind.Step => new Text("步骤", "step"),
        ClauseKind.Term => new Text("期限", "term"),
        ClauseKind.Material => new Text("材料", "material"),
        ClauseKind.Sanction => new Text("处理", "sanction"),
        ClauseKind.Reward => new Text("奖励", "reward"),
        _ => new Text("说明", "frame"),
    };
}
