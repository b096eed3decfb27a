using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <summary>What a violation or finding is about.</summary>
public enum ViolationOrigin
{
    /// <summary>请求: a request that cannot be read, or a caller who may not make it.</summary>
    Request,

    /// <summary>办理: an act that the campaign and its procedure refuse.</summary>
    Act,

    /// <summary>修订: an amendment that would hurt a campaign under way.</summary>
    Amendment,

    /// <summary>文件: a file that cannot be read.</summary>
    File,

    /// <summary>方案: rules that contradict each other or mean nothing.</summary>
    Policy,

    /// <summary>用例: a scenario that does not fit its policy.</summary>
    Scenario,

    /// <summary>分配: places that cannot be shared out.</summary>
    Apportionment,

    /// <summary>核验: something that a verification found in a policy that loads.</summary>
    Finding,

    /// <summary>办理经过: a journal that does not fit together.</summary>
    Journal,

    /// <summary>命令行: a command that cannot be carried out.</summary>
    Command,
}

/// <summary>
/// A code that a violation or finding can carry, with what it means and what to do about it. All of them are declared here, so that a
/// code that nobody has described does not compile; only a campaign's own rules and limits add theirs (<see cref="Violation.OfRule"/>).
/// </summary>
public sealed partial class ViolationCode
{
    // Fields with initialisers in several files run in no certain order; an explicit constructor runs after all of them.
    static ViolationCode() => All = [.. Declared.Codes.Values.OrderBy(code => code.Origin).ThenBy(code => code.Name, StringComparer.Ordinal)];

    private ViolationCode(string name, ViolationOrigin origin, Text meaning, Text remedy)
    {
        Name = name;
        Origin = origin;
        Meaning = meaning;
        Remedy = remedy;
    }

    /// <summary>Every declared code, by origin and name.</summary>
    public static IReadOnlyList<ViolationCode> All { get; }

    /// <summary>The code as it is written outside, in kebab case, for example <c>term-running</c>.</summary>
    public string Name { get; }

    /// <summary>What it is about.</summary>
    public ViolationOrigin Origin { get; }

    /// <summary>What is wrong, in general; the violation's own message says it of the case.</summary>
    public Text Meaning { get; }

    /// <summary>What to do about it.</summary>
    public Text Remedy { get; }

    /// <summary>What is unknown, for a code that says so of a name, for example "award"; null for any other code.</summary>
    public Text? Unknown { get; private init; }

    /// <summary>The declared code of that name; null for none, as for the code of a campaign's own rule.</summary>
    public static ViolationCode? Find(string name) => Declared.Codes.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ViolationCode Declare(ViolationOrigin origin, Text meaning, Text remedy, string member, Text? unknown = null)
    {
        var code = new ViolationCode(Kebab.Of(member), origin, meaning, remedy) { Unknown = unknown };
        Declared.Codes.Add(code.Name, code);
        return code;
    }

    private static ViolationCode UnknownName(ViolationOrigin origin, string zh, string en, [CallerMemberName] string member = "") => Declare(
        origin,
        new Text($"没有所写的{zh}。", $"The {en} that was written does not exist."),
        new Text("按消息所提示的名称改正。", "Correct the name; the message tells the nearest one or all that exist."),
        member,
        new Text(zh, en));

    private static class Declared
    {
        public static readonly Dictionary<string, ViolationCode> Codes = [];
    }
}
