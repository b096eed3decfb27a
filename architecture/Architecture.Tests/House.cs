using System.Reflection;
using NetArchTest.Rules;

namespace Commendation.Architecture.Tests;

/// <summary>
/// What a rule is about: the real parts, or the planted ones that break each rule once.
/// A rule is written once and runs on both, so that it is known to be able to fail.
/// </summary>
internal sealed record House(string Root, IReadOnlyList<Assembly> Assemblies)
{
    /// <summary>Which layers each layer may use.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Layers = new Dictionary<string, string[]>
    {
        ["Domain"] = [],
        ["Application"] = ["Domain"],
        ["Infrastructure"] = ["Domain", "Application"],
        ["Portal"] = ["Domain", "Application"],
        ["WebApi"] = ["Domain", "Application", "Infrastructure", "Portal"],
        ["Cli"] = ["Domain", "Application", "Infrastructure"],
    };

    /// <summary>Which folders of Domain each folder may use. A new folder starts with a line here.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> DomainArrows = Arrows();

    /// <summary>
    /// Application keeps to the folders of Domain, with Common for the ports and the pipeline, and Exports, which reads all of them. Beside them
    /// lies only the registration.
    /// </summary>
    public static readonly IReadOnlyCollection<string> ApplicationModules = [.. DomainArrows.Keys, "Attachments", "Common", "Exports", "Reports"];

    /// <summary>What Domain may take from the runtime: values, collections, queries (on one core or several), text, numbers.</summary>
    public static readonly IReadOnlyCollection<string> PureAssemblies =
    [
        "System.Runtime",
        "System.Collections",
        "System.Collections.Concurrent",
        "System.Collections.Immutable",
        "System.Linq",
        "System.Memory",
        "System.ObjectModel",
        "System.Runtime.Numerics",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Text.RegularExpressions",
        "System.Threading.Tasks.Parallel",
    ];

    public static readonly House Real = new("Commendation", [.. Layers.Keys.Select(layer => Assembly.Load($"Commendation.{layer}"))]);

    public static readonly House Planted = new("Commendation.Architecture.Tests.Planted", [Assembly.GetExecutingAssembly()]);

    public string Domain => Root + ".Domain";

    public string Application => Root + ".Application";

    public string Infrastructure => Root + ".Infrastructure";

    public string Portal => Root + ".Portal";

    public string WebApi => Root + ".WebApi";

    /// <summary>Entities that only Application may touch: what leaves through the API is a view of them.</summary>
    public IReadOnlyCollection<string> Aggregates =>
        [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => Ancestors(type).Any(ancestor => ancestor.FullName == Domain + ".Shared.Aggregate")).Select(type => type.FullName!)];

    private static IEnumerable<Type> Ancestors(Type type) => type.BaseType is { } parent ? Ancestors(parent).Prepend(parent) : [];

    public PredicateList TypesIn(string name) => Types.InAssemblies(Assemblies).In(name);

    private static Dictionary<string, string[]> Arrows()
    {
        string[] foundations = ["Shared", "Calendars", "Policies"];
        string[] judging = [.. foundations, "Eligibility", "Quotas"];
        string[] running = [.. judging, "Procedures"];
        string[] nominating = [.. running, "Campaigns"];
        string[] concluding = [.. nominating, "Nominations"];
        return new()
        {
            ["Shared"] = [],
            ["Calendars"] = ["Shared"],
            ["Policies"] = ["Shared", "Calendars", "Apportionments"],
            ["Eligibility"] = foundations,
            ["Quotas"] = foundations,
            ["Apportionments"] = ["Shared"],
            ["Procedures"] = judging,
            ["Campaigns"] = running,
            ["Nominations"] = nominating,
            ["Publicity"] = concluding,
            ["Submissions"] = concluding,
            ["Honours"] = concluding,
            ["Verification"] = [.. concluding, "Publicity", "Submissions", "Honours"],
        };
    }
}
