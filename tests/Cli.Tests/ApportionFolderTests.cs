using System.CommandLine;
using Commendation.Cli.Commands;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Cli.Tests;

/// <summary>A campaign folder says itself how its places are shared out; the command writes the table, and loading holds it against the formula.</summary>
public sealed class ApportionFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("formula-").FullName;

    public ApportionFolderTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "campaigns", "jinan-private-economy-2010")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        Edit("campaign.yaml", text => text.Replace("\nquotas:\n", "\nquotas:\n  formula: [{ clause: CLAUSE, awards: [AWARD], method: largest-remainder, weights: [{ column: staff }], min: 1 }]\n", StringComparison.Ordinal)
            .Replace("\nquotas: { ", "\nquotas: { formula: [{ clause: CLAUSE, awards: [AWARD], method: largest-remainder, weights: [{ column: staff }], min: 1 }], ", StringComparison.Ordinal));
        var policy = CampaignFolder.Load(Path.Combine(Root(), "campaigns", "jinan-private-economy-2010")).Value;
        Award = policy.Quotas[0].Award;
        Edit("campaign.yaml", text => text.Replace("CLAUSE", policy.QuotaClause, StringComparison.Ordinal).Replace("AWARD", Award, StringComparison.Ordinal));
        var weight = 100;
        Edit("quotas.csv", text => string.Join('\n', text.TrimEnd().Split('\n').Select(line => line.StartsWith('#') ? line : line.StartsWith("organisation", StringComparison.Ordinal) ? line.TrimEnd() + ",staff" : $"{line.TrimEnd()},{(line.Contains($",{Award},", StringComparison.Ordinal) ? $"{weight += 37}" : string.Empty)}")) + "\n");
    }

    private string Award { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_table_that_differs_is_refused_with_both_numbers_and_the_written_one_loads()
    {
        var refused = CampaignFolder.Load(_folder);
        refused.Violations.Should().NotBeEmpty().And.OnlyContain(violation => violation.Code == "formula-differs" && violation.Place!.StartsWith("quotas.csv:", StringComparison.Ordinal) && violation.Actual != null && violation.Required != null);
        var first = refused.Violations[0];
        first.Message.Zh.Should().Contain($"表中为{first.Actual}个").And.Contain($"为{first.Required}个");

        var (exit, output, _) = Run(_folder);
        exit.Should().Be(0);
        output.Should().Contain($",{Award},{first.Required}");
        File.ReadAllText(Path.Combine(_folder, "quotas.csv")).Should().NotBe(output, "it is only printed");
        Run(_folder, "--write").Exit.Should().Be(0);
        File.ReadAllText(Path.Combine(_folder, "quotas.csv")).Should().Be(output);

        var policy = CampaignFolder.Load(_folder);
        policy.Violations.Should().BeEmpty();
        policy.Value.Quotas.Where(row => row.Award == Award).Sum(row => row.Places).Should().Be(policy.Value.AwardOf(Award).Places);
    }

    [Fact]
    public void Equal_weights_for_too_few_places_are_a_tie_and_either_way_of_the_lots_loads()
    {
        Edit("quotas.csv", text => string.Join('\n', text.TrimEnd().Split('\n').Select(line => line.EndsWith(',') || !char.IsAsciiDigit(line[0]) ? line : $"{line[..line.LastIndexOf(',')]},7")) + "\n");
        var (exit, _, error) = Run(_folder);
        (exit, error.Contains("并列", StringComparison.Ordinal)).Should().Be((1, true));
    }

    [Theory]
    [InlineData("column: staff", "column: stuff", "no formula takes figures from the column 'staff'")]
    [InlineData("min: 1", "min: 1000", "minim")]
    [InlineData("column: staff", "column: staff, share: 50%", "add up to")]
    public void A_formula_that_makes_no_sense_is_refused(string from, string to, string told)
    {
        Edit("campaign.yaml", text => text.Replace(from, to, StringComparison.Ordinal));
        CampaignFolder.Load(_folder).Violations.Select(violation => violation.Message.En).Should().Contain(message => message.Contains(told, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_folder_without_a_formula_is_told_so()
    {
        var (exit, _, error) = Run(Path.Combine(Root(), "campaigns", "jinan-private-economy-2010"));
        (exit, error.Contains("quotas.formula", StringComparison.Ordinal)).Should().Be((2, true));
    }

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = Apportion.Command().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }

    private void Edit(string name, Func<string, string> change)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, change(File.ReadAllText(file)));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Commendation.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
