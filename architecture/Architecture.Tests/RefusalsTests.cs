using System.Text;
using Commendation.Domain.Shared;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Commendation.Architecture.Tests;

/// <summary>Every code of a violation or finding is declared, described and used, and a page shows all of them.</summary>
public class RefusalsTests
{
    private const string Page = "architecture/refusals.md";

    private static readonly Dictionary<ViolationOrigin, string> Titles = new()
    {
        [ViolationOrigin.Request] = "请求 Requests",
        [ViolationOrigin.Act] = "办理 Acts",
        [ViolationOrigin.Amendment] = "修订 Amendments",
        [ViolationOrigin.File] = "文件 Files",
        [ViolationOrigin.Policy] = "方案 Policies",
        [ViolationOrigin.Scenario] = "用例 Scenarios",
        [ViolationOrigin.Apportionment] = "名额分配 Apportionment",
        [ViolationOrigin.Finding] = "核验发现 Findings of a verification",
        [ViolationOrigin.Journal] = "办理经过 Findings in the journal",
        [ViolationOrigin.Command] = "命令行 Commands",
    };

    private static readonly ILookup<string, string> Makers = Made(House.Real).ToLookup(made => made.Code, made => made.Folder);

    [Fact]
    public void Every_declared_code_is_used() =>
        ViolationCode.All.Select(code => code.Name).Where(code => !Makers[code].Any()).Should().BeEmpty("a code that nothing gives tells callers what never happens");

    [Fact]
    public void Every_declared_code_says_what_it_means_and_what_to_do_in_both_languages()
    {
        ViolationCode.All.Should().HaveCountGreaterThan(300);
        ViolationCode.All.Where(code => !Chinese(code.Meaning.Zh) || !Chinese(code.Remedy.Zh) || !English(code.Meaning.En) || !English(code.Remedy.En))
            .Select(code => code.Name).Should().BeEmpty();
    }

    [Fact]
    public void The_page_shows_every_code()
    {
        var path = Path.Combine(DocumentsTests.Root, Page);
        var now = Written();
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            File.WriteAllText(path, now, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").Should().Be(now, "COMMENDATION_RECORD=1 writes {0} anew", Page);
    }

    private static string Written()
    {
        var text = new StringBuilder(
            """
            # Why something is refused or found 拒绝与发现的代码

            Every violation and every finding has a code. They are declared in `src/Domain/Shared/Codes`; this page is generated from there, and "made in" from
            the compiled code: `COMMENDATION_RECORD=1 dotnet test architecture/Architecture.Tests --filter Refusals` writes it anew. A running server serves the
            same at `/problems`. A code that is not here is that of a rule or limit, and the campaign that declares it says what it means.

            所有代码均在此说明；未列出的代码是某一活动自身规则或比例的代码，其含义见该活动的方案。


            """);
        foreach (var group in ViolationCode.All.GroupBy(code => code.Origin))
        {
            text.Append($"## {Titles[group.Key]}\n\n| code 代码 | meaning 含义 | what to do 怎么办 | made in 出处 |\n|---|---|---|---|\n");
            foreach (var code in group)
            {
                text.Append($"| <a id=\"{code.Name}\"></a>`{code.Name}` | {Cell(code.Meaning)} | {Cell(code.Remedy)} | {string.Join("<br>", Makers[code.Name].Distinct().Order(StringComparer.Ordinal))} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Cell(Text text) => $"{text.Zh}<br>{text.En}".Replace("|", "\\|", StringComparison.Ordinal).Replace("<<", "&lt;&lt;", StringComparison.Ordinal);

    // The codes that are taken out of the catalogue, each with the folder whose code does.
    private static IEnumerable<(string Code, string Folder)> Made(House house) =>
        from assembly in house.Assemblies
        from type in ModuleDefinition.ReadModule(assembly.Location).GetTypes()
        where !Catalogue(type)
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        let code = Taken(instruction)
        where code is not null
        select (code, NamespaceOf(type)[(house.Root.Length + 1)..].Replace('.', '/'));

    private static string? Taken(Instruction instruction) =>
        instruction.Operand is FieldReference field && field.DeclaringType.FullName == typeof(ViolationCode).FullName
            ? (typeof(ViolationCode).GetField(field.Name)?.GetValue(null) as ViolationCode)?.Name
            : null;

    private static string NamespaceOf(TypeDefinition type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    private static bool Catalogue(TypeDefinition type) => (type.DeclaringType ?? type).FullName == typeof(ViolationCode).FullName;

    private static bool Chinese(string text) => text.Any(character => character is >= '\u4e00' and <= '\u9fff');

    private static bool English(string text) => text.Length > 0 && !Chinese(text) && text[^1] == '.';
}
