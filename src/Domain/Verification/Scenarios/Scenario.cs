using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>An example with the outcome that a person expects (用例): what the policy must do in one case.</summary>
/// <param name="Name">The sentence that the example shows.</param>
/// <param name="Place">Where it is written.</param>
public abstract record Scenario(string Name, string Place)
{
    /// <summary>Why the outcome is the right one; null when the name says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>Readings under which it holds, by setting; empty for those in force.</summary>
    public IReadOnlyDictionary<string, string> Under { get; init; } = new Dictionary<string, string>();
}

/// <summary>Facts, and what the rules say about them.</summary>
/// <param name="Name">The sentence.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Facts">Declared facts in invariant form.</param>
public sealed record VerdictScenario(string Name, string Place, string Award, IReadOnlyDictionary<string, string> Facts) : Scenario(Name, Place)
{
    /// <summary>Expected verdict; null when it does not matter.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Expected outcome of the rules that matter, by code.</summary>
    public IReadOnlyDictionary<string, RuleOutcome> Outcomes { get; init; } = new Dictionary<string, RuleOutcome>();

    /// <summary>Expected title in Chinese, where it depends on the nominee; null when it does not matter.</summary>
    public string? Title { get; init; }

    /// <summary>Clause that those rules cite; null when it does not matter.</summary>
    public string? Clause { get; init; }
}

/// <summary>What an act, a request or a list is expected to get: accepted, or refused for certain reasons.</summary>
/// <param name="Refused">Codes of every reason; empty when it is accepted.</param>
/// <param name="Clause">Clause of the first reason; null when it does not matter.</param>
public sealed record Expectation(IReadOnlyList<string> Refused, string? Clause)
{
    /// <summary>Accepted.</summary>
    public static Expectation Accepted { get; } = new([], null);

    /// <summary>Reasons that a campaign's procedure can give besides the codes of its rules; a text left blank is one of them.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
        [.. ViolationCode.All.Where(code => code.Origin == ViolationOrigin.Act || code == ViolationCode.Required).Select(code => code.Name)];
}

/// <summary>Nominees of one kind on a list.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Facts">Their facts.</param>
public sealed record ListedGroup(int Count, string Award, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>Code of the recommending organisation; null when it does not matter.</summary>
    public string? By { get; init; }

    /// <summary>Code of the exempt channel; null for the ordinary one.</summary>
    public string? Channel { get; init; }

    /// <summary>A word for the nominee, the same wherever it is the same person or unit; null when that does not matter.</summary>
    public string? Nominee { get; init; }
}

/// <summary>A list, and which limits it keeps.</summary>
/// <param name="Name">The sentence.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Nominees">Who is on it.</param>
public sealed record ListScenario(string Name, string Place, IReadOnlyList<ListedGroup> Nominees) : Scenario(Name, Place)
{
    /// <summary>Who was recommended besides and is not on the list; shares of the nominated are taken of both together.</summary>
    public IReadOnlyList<ListedGroup> NotListed { get; init; } = [];

    /// <summary>Limits that are expected to be kept, by code.</summary>
    public IReadOnlyList<string> Keeps { get; init; } = [];

    /// <summary>Limits, and lengths of the list such as <c>list-too-long</c>, that are expected to be broken.</summary>
    public IReadOnlyList<string> Breaks { get; init; } = [];

    /// <summary>How many are expected to count as members, by the code of the limit; the only thing to expect of a limit that is merely reported.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>Clause of what is broken; null when it does not matter.</summary>
    public string? Clause { get; init; }

    /// <summary>Code of the stage at which the list is looked at: a limit that bites only later breaks nothing yet; null for every limit at once.</summary>
    public string? At { get; init; }

    /// <summary>The words of the nominees in the order in which the preferences rank them, those who are tied joined by <see cref="Tie"/>; empty when it does not matter.</summary>
    public IReadOnlyList<string> Ranks { get; init; } = [];

    /// <summary>What stands between those who are tied.</summary>
    public const string Tie = "=";
}

/// <summary>A request for a place, and whether it gets one.</summary>
/// <param name="Name">The sentence.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="By">Code of the recommending organisation.</param>
/// <param name="Facts">Facts of a nominee who meets every rule.</param>
/// <param name="Taken">How many places of the quota holder are taken already.</param>
/// <param name="Expected">What the request gets.</param>
public sealed record PlaceScenario(
    string Name, string Place, string Award, string By, IReadOnlyDictionary<string, string> Facts, int Taken, Expectation Expected) : Scenario(Name, Place)
{
    /// <summary>Code of the exempt channel; null for the ordinary one.</summary>
    public string? Channel { get; init; }
}

/// <summary>
/// Acts on certain days, and what each of them gets. The nominee is first led to a stage by the shortest favourable way.
/// </summary>
/// <param name="Name">The sentence.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="By">Code of the recommending organisation.</param>
/// <param name="Facts">Facts of the nominee.</param>
/// <param name="Steps">The acts in their order.</param>
public sealed record ActScenario(
    string Name, string Place, string Award, string By, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<Step> Steps) : Scenario(Name, Place)
{
    /// <summary>Code of the exempt channel; null for the ordinary one.</summary>
    public string? Channel { get; init; }

    /// <summary>Rank of the nominee among the reserves; null for a candidate.</summary>
    public int? Reserve { get; init; }

    /// <summary>How many reserves of better rank wait before the nominee.</summary>
    public int Ahead { get; init; }

    /// <summary>How many places of the quota holder others take when the nominee has come to the stage.</summary>
    public int Taken { get; init; }

    /// <summary>Others who have passed every stage at which a limit bites before the list, when the nominee has come to its stage.</summary>
    public IReadOnlyList<ListedGroup> Others { get; init; } = [];

    /// <summary>Code of the stage that the nominee is led to; null for the first one.</summary>
    public string? At { get; init; }
}

/// <summary>One act of a scenario. It does all that the act asks for, except for what is said here.</summary>
/// <param name="Act">Name of an act, or one of <see cref="Step.Others"/>.</param>
/// <param name="Expected">What it gets.</param>
public sealed record Step(string Act, Expectation Expected)
{
    /// <summary>
    /// What can be done besides the acts of the procedure: nominate, lay a sanction, grant a waiver, revoke the honour; and what an earlier round
    /// of the series has done, a bar that it laid.
    /// </summary>
    public static IReadOnlyList<string> Others { get; } = ["nominate", "sanction", "waive", "revoke", EarlierBar];

    /// <summary>The step by which an earlier round has barred somebody from later ones.</summary>
    public const string EarlierBar = "earlier-bar";

    /// <summary>Round of the series that laid the bar; null for the one before this.</summary>
    public int? Round { get; init; }

    /// <summary>Day; null for the first one on which the act can be in order.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Time of that day in Asia/Shanghai; null when only the day is said.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Code of the acting organisation; null for the one that the procedure names.</summary>
    public string? By { get; init; }

    /// <summary>Reason given with the act.</summary>
    public string? Reason { get; init; }

    /// <summary>Codes of records, forms and parts of a notice or report that are left out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Codes of records that are filed as unfavourable.</summary>
    public IReadOnlyList<string> Unfavourable { get; init; } = [];

    /// <summary>Codes of forms whose format is altered.</summary>
    public IReadOnlyList<string> Altered { get; init; } = [];

    /// <summary>How many copies of a form come with the act, by the form's code; as many as are asked for where it is left out.</summary>
    public IReadOnlyDictionary<string, int> Copies { get; init; } = new Dictionary<string, int>();

    /// <summary>Code of what the act is about: the sanction, or the limit or rule that is waived.</summary>
    public string? What { get; init; }

    /// <summary>Code of the organisation that a sanction is laid on.</summary>
    public string? Organisation { get; init; }

    /// <summary>Code of the organisation whose vacant place a reserve takes; null for its own.</summary>
    public string? PlaceOf { get; init; }

    /// <summary>Places of the quota holder expected to be free afterwards; null when it does not matter.</summary>
    public int? Free { get; init; }

    /// <summary>Of the free places those that are expected to be kept for the quota holder's own nominees; null when it does not matter.</summary>
    public int? Kept { get; init; }

    /// <summary>Bonus in yuan that the honour is expected to carry; null when it does not matter.</summary>
    public int? Bonus { get; init; }

    /// <summary>What the honour is expected to carry; empty when it does not matter.</summary>
    public IReadOnlyList<RewardKind> Rewards { get; init; } = [];

    /// <summary>State expected afterwards; null when it does not matter.</summary>
    public string? State { get; init; }
}

/// <summary>A day of posting, and the window that follows from it.</summary>
/// <param name="Name">The sentence.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Stage">Code of the publicity.</param>
/// <param name="Posted">Day of posting.</param>
public sealed record WindowScenario(string Name, string Place, string Stage, DateOnly Posted) : Scenario(Name, Place)
{
    /// <summary>Code of the recommending organisation, whose region may have holidays of its own; null when it does not matter.</summary>
    public string? By { get; init; }

    /// <summary>Expected last day of the term; null when it does not matter.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Expected first day on which the next step may follow; null when it does not matter.</summary>
    public DateOnly? Next { get; init; }
}

/// <summary>What came out of a scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Mismatches">Where the outcome is not the expected one; empty when it passed.</param>
/// <param name="Shown">What the scenario is evidence for, for example <c>term local-publicity running</c>.</param>
public sealed record ScenarioResult(Scenario Scenario, IReadOnlyList<Mismatch> Mismatches, IReadOnlySet<string> Shown)
{
    /// <summary>What happened, step by step; worded when somebody asks, as most scenarios pass and nobody does.</summary>
    public IEnumerable<Text> Trace { get; init; } = [];

    /// <summary>Whether everything came out as expected.</summary>
    public bool Passed => Mismatches.Count == 0;
}

/// <summary>An outcome that is not the expected one.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What came out.</param>
public sealed record Mismatch(Text What, string Expected, string Actual);
