using System.Globalization;
using Commendation.Domain.Apportionments;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Cli.Apportionments;

/// <summary>The claimants of a weights file, with their names and the places in the file that a violation is about.</summary>
internal sealed record WeightsFile(IReadOnlyList<Claimant> Claimants, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Places)
{
    /// <summary>More than this is not a list of organisations, in bytes.</summary>
    public const long LargestFile = 16 * 1024 * 1024;

    /// <summary>Where the head of each column stands.</summary>
    public IReadOnlyDictionary<string, string> Heads { get; private init; } = new Dictionary<string, string>();

    /// <summary>Reads <c>code,weight</c>, or with a mix <c>code,…</c> and a column for each factor; name, min and max may be there too.</summary>
    public static Outcome<WeightsFile> Read(string file, IReadOnlyList<MixFactor> mix) => CsvTable.Read(file, LargestFile).Then(table => Read(file, table, mix));

    private static Outcome<WeightsFile> Read(string file, CsvTable table, IReadOnlyList<MixFactor> mix)
    {
        var factors = mix.Count == 0 ? [new MixFactor("weight", new Share(1, 1))] : mix;
        var violations = Columns(file, table, factors).ToList();
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var (code, name, min, max) = (table.Column("code"), table.Column("name"), table.Column("min"), table.Column("max"));
        var numbers = factors.Select(factor => table.Column(factor.Name)).ToList();
        var rows = table.Rows
            .Select(row => (
                Code: row.Cells[code],
                Name: name < 0 ? null : row.Cells[name].Value,
                Values: numbers.Select(column => Number(row.Cells[column])).ToList(),
                Minimum: min < 0 ? null : Bound(row.Cells[min]),
                Maximum: max < 0 ? null : Bound(row.Cells[max])))
            .ToList();
        violations.AddRange(rows.Where(row => row.Code.Value.Length == 0).Select(row => new Violation(ViolationCode.CodeMissing, new Text("缺少代码。", "The code is missing.")) { Place = row.Code.At(file) }));
        violations.AddRange(
            from row in rows
            group row.Code by row.Code.Value into same
            from again in same.Skip(1)
            where same.Key.Length > 0
            select new Violation(ViolationCode.CodeTwice, new Text($"代码“{same.Key}”重复，首次见第{same.First().Line}行。", $"The code '{same.Key}' is there twice, first in line {same.First().Line}.")) { Place = again.At(file) });
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var weights = mix.Count == 0
            ? Outcome<IReadOnlyList<Fraction>>.Of([.. rows.Select(row => row.Values[0])])
            : ApportionmentMix.Weigh(factors, [.. rows.Select(row => new MixRow(row.Code.Value, row.Values))]);
        return Placed(weights, file, table).Select(found => new WeightsFile(
            [.. rows.Zip(found, (row, weight) => new Claimant(row.Code.Value, weight) { Minimum = row.Minimum, Maximum = row.Maximum })],
            rows.ToDictionary(row => row.Code.Value, row => row.Name ?? string.Empty),
            rows.ToDictionary(row => row.Code.Value, row => row.Code.At(file)))
        {
            Heads = table.Header.ToDictionary(cell => cell.Value, cell => cell.At(file)),
        });

        Fraction Number(CsvCell cell)
        {
            if (!Fraction.TryParse(cell.Value, out var value))
            {
                violations.Add(new Violation(ViolationCode.NotANumber, new Text($"“{cell.Value}”不是数：请写12、12.5或1/3，不加千位分隔符。", $"'{cell.Value}' is not a number; write 12, 12.5 or 1/3 without separators.")) { Place = cell.At(file) });
            }
            else if (value.Sign < 0)
            {
                violations.Add(new Violation(ViolationCode.WeightNegative, new Text($"权重不得为负：{value}。", $"The weight {value} is negative.")) { Place = cell.At(file) });
            }

            return value;
        }

        int? Bound(CsvCell cell)
        {
            if (cell.Value.Length == 0)
            {
                return null;
            }

            if (!int.TryParse(cell.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                violations.Add(new Violation(ViolationCode.NotACount, new Text($"“{cell.Value}”不是名额数。", $"'{cell.Value}' is not a number of places.")) { Place = cell.At(file) });
            }

            return value;
        }
    }

    // A violation that names a claimant or a factor points to where that stands in the file.
    private static Outcome<T> Placed<T>(Outcome<T> outcome, string file, CsvTable table)
    {
        return outcome.Accepted ? outcome : Outcome.Refused(outcome.Violations.Select(violation => violation with { Place = Place(violation) }));

        string Place(Violation violation) => violation.Fact is { } factor && table.Column(factor) is >= 0 and var column ? table.Header[column].At(file) : table.Header[0].At(file);
    }

    private static IEnumerable<Violation> Columns(string file, CsvTable table, IReadOnlyList<MixFactor> factors)
    {
        string[] required = ["code", .. factors.Select(factor => factor.Name)];
        string[] known = [.. required, "name", "min", "max"];
        foreach (var absent in required.Where(column => table.Column(column) < 0))
        {
            var hint = Nearest.Hint(absent, table.Header.Select(cell => cell.Value).Except(known));
            yield return new Violation(ViolationCode.MissingColumn, new Text($"缺少列“{absent}”。{hint.Zh}", $"The column '{absent}' is missing.{hint.En}")) { Place = table.Header[0].At(file) };
        }

        // With a mix, other columns are figures that this mix leaves out; without one they can only be a mistake.
        foreach (var cell in table.Header.Where(cell => factors is [{ Name: "weight" }] && !known.Contains(cell.Value)))
        {
            yield return new Violation(
                ViolationCode.ColumnUnknown,
                new Text($"没有列“{cell.Value}”；各因素须用--mix说明比例。", $"There is no column '{cell.Value}'; factors need their shares, as in --mix staff=60%,cases=40%."))
            { Place = cell.At(file) };
        }
    }
}
