using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FluentValidation;

namespace Commendation.Application.Nominations.Imports;

/// <summary>A row with what was found in it, and the nomination that it makes; null where it cannot be stored.</summary>
internal sealed record JudgedRow(ImportRow Row, Nomination? Nomination);

/// <summary>
/// Judges rows as the nominations that they would be: by the shape of a request, by the domain, against the rows before and the campaign.
/// </summary>
internal sealed class ImportJudge(OpenedCampaign opened, ImportLayout layout, ImportHeader header, QuotaAccount? account, IReadOnlySet<string> ended, IKeyedDigests digests, IKeys keys)
{
    private static readonly CreateNominationValidator Shape = new();

    // Rows by half of the SHA-256 of whom they name: a long table must not be held for this.
    private readonly Dictionary<UInt128, int> _seen = [];
    private readonly ImportColumn?[] _columns = [.. header.Codes.Select(layout.Find)];

    /// <summary>Whether a row holds a nominee: not an empty one, nor one that only counts, nor the template's example.</summary>
    public bool Holds(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].StartsWith("示例", StringComparison.Ordinal) || cells[i].StartsWith("example", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (cells[i].Length > 0 && i < _columns.Length && _columns[i] is { Code: not ImportColumn.Number })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Judges rows that follow those judged before.</summary>
    public async Task<IReadOnlyList<JudgedRow>> Judge(IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> rows, CancellationToken ct)
    {
        var read = rows.Select(row => (row.Number, row.Cells, Request: Request(row.Cells, out var faults), Faults: faults)).ToList();
        var living = await opened.Store.Living(opened.Id, [.. read.Select(row => $"{layout.Award.Code}:{NomineeOf(row.Request).Key}")], ct);
        var judged = new List<JudgedRow>(rows.Count);
        foreach (var (number, cells, request, faults) in read)
        {
            judged.Add(await Judge(number, cells, request, faults, living, ct));
        }

        return judged;
    }

    private async Task<JudgedRow> Judge(int number, IReadOnlyList<string> cells, CreateNomination request, List<Violation> faults, IReadOnlySet<string> living, CancellationToken ct)
    {
        var shape = Shape.Validate(request);
        if (!shape.IsValid)
        {
            faults.AddRange(shape.Errors.Select(Shapes.ToViolation));
        }

        if (faults.Count > 0)
        {
            return new JudgedRow(Row(number, cells, null, faults, []), null);
        }

        var nominee = NomineeOf(request);
        var whom = BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(MemoryMarshal.AsBytes(nominee.Key.AsSpan())));
        if (!_seen.TryAdd(whom, number))
        {
            faults.Add(new Violation(ViolationCode.RowTwice, new Text($"与第{_seen[whom]}行是同一对象。", $"It is the same nominee as row {_seen[whom]}.")) { Place = ImportLayout.Identifier });
        }
        else if (living.Contains(digests.Digest($"{layout.Award.Code}:{nominee.Key}")))
        {
            faults.Add(new Violation(ViolationCode.AlreadyExists, new Text("该对象在本奖项已有推荐。", "The nominee is nominated for the award already.")) { Place = ImportLayout.Identifier });
        }

        var context = opened.Context() with { Account = request.Reserve is null ? null : account };
        if (ended.Contains(digests.Digest(nominee.Key)))
        {
            context = context with { Upheld = await opened.Upheld(nominee.Key, ct) };
        }

        var made = Nomination.Create(keys.New(), request.Award, nominee, request.Channel, request.Facts.Known, context, faults.Count == 0 ? request.Reserve : null);
        faults.AddRange(made.Violations);
        if (faults.Count > 0)
        {
            return new JudgedRow(Row(number, cells, null, faults, []), null);
        }

        var verdict = made.Value.VerdictUnder(opened.Policy);
        return new JudgedRow(
            Row(number, cells, verdict.Standing, [], [
                .. NationalIdentifiers.Problems(nominee, opened.Policy.Identifiers, opened.On),
                .. verdict.Obstacles(_ => false).Select(result => result.ToViolation())]),
            made.Value);
    }

    private ImportRow Row(int number, IReadOnlyList<string> cells, Standing? standing, IEnumerable<Violation> hinder, IEnumerable<Violation> remarks) =>
        new(number, cells, standing, [.. hinder.Select(violation => Finding(violation, true)), .. remarks.Select(violation => Finding(violation, false))]);

    private ImportFinding Finding(Violation violation, bool hinders)
    {
        // What was read stands before what follows from it.
        var facts = (violation.Fact ?? string.Empty).Split(", ").Select(opened.Policy.Facts.Find).OfType<FactDefinition>().ToList();
        var columns = (violation.Place ?? string.Empty).Split('.', '[', ']').Reverse().Concat(facts.Select(fact => fact.Code)).Concat(facts.SelectMany(Sources));
        var column = columns.Select(code => Array.FindIndex(_columns, known => known?.Code == code)).FirstOrDefault(position => position >= 0, -1);
        return new ImportFinding(column < 0 ? null : column, hinders, violation.Code, violation.Message, violation.Clause);
    }

    private static IEnumerable<string> Sources(FactDefinition fact) => (fact.Derivation?.Reads ?? []).SelectMany(source => Sources(source).Prepend(source.Code));

    private CreateNomination Request(IReadOnlyList<string> cells, out List<Violation> faults)
    {
        faults = [];
        var (own, facts) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        for (var i = 0; i < cells.Count && i < _columns.Length; i++)
        {
            if (cells[i].Length == 0 || _columns[i] is not { } column)
            {
                continue;
            }

            if (column.Kind == ImportColumnKind.Identifier && LostDigits(cells[i]))
            {
                faults.Add(new Violation(
                    ViolationCode.DigitsLost,
                    new Text($"号码被表格软件变成了{cells[i]}，末几位已丢失，无法还原；请将该列设为文本格式后重新录入。", $"A spreadsheet turned the number into {cells[i]}; its last digits are lost. Make the column text and type it anew."))
                { Place = column.Code });
            }

            if (opened.Policy.Facts.Find(column.Code) is null)
            {
                // A line break in a name wraps it for the eye.
                own[column.Code] = column.Read(cells[i]).ReplaceLineEndings(" ");
            }
            else
            {
                facts[column.Code] = column.Read(cells[i]);
            }
        }

        var (kind, reserve) = (own.GetValueOrDefault(ImportLayout.IdentifierKind), own.GetValueOrDefault(ImportLayout.Reserve));
        IdentifierKind? identifierKind = null;
        if (kind is not null)
        {
            identifierKind = opened.Policy.Identifiers.For(layout.Award.Kind).Select(accepted => (IdentifierKind?)accepted).FirstOrDefault(accepted => Words.Of(accepted!.Value) == kind);
            if (identifierKind is null)
            {
                faults.Add(Violation.Unknown(ViolationCode.ValueUnknown, kind, opened.Policy.Identifiers.For(layout.Award.Kind).Select(accepted => Words.Of(accepted)), layout.Find(ImportLayout.IdentifierKind)!.Label) with { Place = ImportLayout.IdentifierKind });
            }
        }

        int? rank = null;
        if (reserve is not null)
        {
            rank = int.TryParse(reserve, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var written) ? written : null;
            if (rank is null)
            {
                faults.Add(new Violation(ViolationCode.ValueInvalid, new Text("递补顺位应为整数。", "A rank is a whole number.")) { Place = ImportLayout.Reserve, Actual = reserve });
            }
        }

        return new CreateNomination(
            opened.Campaign.Code,
            opened.Actor,
            opened.On,
            layout.Award.Code,
            layout.Award.Kind,
            own.GetValueOrDefault(ImportLayout.Name, string.Empty),
            own.GetValueOrDefault(ImportLayout.Identifier, string.Empty),
            own.GetValueOrDefault(ImportLayout.Channel),
            WrittenFacts.Of(facts))
        {
            IdentifierKind = identifierKind,
            Division = own.GetValueOrDefault(ImportLayout.Division),
            NoIdentifierBecause = own.GetValueOrDefault(ImportLayout.NoIdentifierBecause),
            Reserve = rank,
        };
    }

    // A figure beyond 15 digits, as spreadsheets write and keep it.
    private static bool LostDigits(string cell)
    {
        var at = cell.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return at > 0 && double.TryParse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
    }

    private static Nominee NomineeOf(CreateNomination request) =>
        Nominee.Written(request.Kind, request.Name, request.Identifier, request.IdentifierKind, request.Division, request.NoIdentifierBecause);
}
