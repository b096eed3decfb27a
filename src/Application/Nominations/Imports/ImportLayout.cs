using System.Text;
using Commendation.Application.Common;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Nominations.Imports;

/// <summary>The columns of a table of nominees for an award, as the campaign's rules ask for them.</summary>
/// <param name="Award">The award.</param>
/// <param name="Columns">The columns in the order of the template.</param>
public sealed record ImportLayout(Award Award, IReadOnlyList<ImportColumn> Columns)
{
    internal const string Name = "name";
    internal const string Identifier = "identifier";
    internal const string IdentifierKind = "identifierKind";
    internal const string Division = "division";
    internal const string NoIdentifierBecause = "noIdentifierBecause";
    internal const string Channel = "channel";
    internal const string Reserve = "reserve";

    // A heading is looked for in so many rows: titles stand above it, and remarks.
    internal const int LooksAt = 12;

    private static readonly ImportChoice[] YesOrNo = [new("true", new Text("是", "yes")), new("false", new Text("否", "no"))];

    private Dictionary<string, string>? _headings;

    private Dictionary<string, string> Headings => _headings ??= Columns
        .SelectMany(column => new[] { column.Code, column.Label.Zh, column.Label.En, column.Heading.Zh, column.Heading.En }.Concat(column.OtherHeadings).Select(heading => (Heading: Plain(heading), column.Code)))
        .DistinctBy(heading => heading.Heading)
        .ToDictionary(heading => heading.Heading, heading => heading.Code);

    /// <summary>The columns for an award.</summary>
    public static ImportLayout Of(CampaignPolicy policy, Award award)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(award);
        return new(award, [.. Nominee(policy, award), .. policy.Facts.All.Where(fact => fact.Derivation is null && (fact.For is null || fact.For == award.Kind)).Select(fact => Of(fact, award))]);
    }

    /// <summary>The column of a code; null when there is none.</summary>
    public ImportColumn? Find(string? code) => Columns.FirstOrDefault(column => column.Code == code);

    /// <summary>
    /// Finds the headings of a table. They may stand below titles, in several rows, and be merged over them; a row of codes counts as headings too.
    /// </summary>
    /// <param name="rows">The first rows of the table.</param>
    public Outcome<ImportHeader> HeaderIn(IReadOnlyList<SheetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var looked = rows.Take(LooksAt).ToList();
        var matches = looked.ConvertAll(row => row.Cells.Count(cell => CodeOf(cell) is not null));
        var best = matches.Count == 0 ? -1 : matches.IndexOf(matches.Max());
        if (best < 0 || matches[best] == 0)
        {
            return Missing(Find(Name)!);
        }

        // Headings of several rows stand together.
        var (first, last) = (best, best);
        while (first > 0 && matches[first - 1] > 0)
        {
            first--;
        }

        while (last + 1 < looked.Count && matches[last + 1] > 0)
        {
            last++;
        }

        var block = looked.GetRange(first, last - first + 1);
        var width = block.Max(row => row.Cells.Count);
        var header = new ImportHeader(
            block[^1].Number,
            [.. Enumerable.Range(0, width).Select(i => block.Select(row => i < row.Cells.Count ? CodeOf(row.Cells[i]) : null).LastOrDefault(code => code is not null))],
            [.. Enumerable.Range(0, width).Select(i => block.Select(row => i < row.Cells.Count ? row.Cells[i] : string.Empty).LastOrDefault(cell => cell.Length > 0) ?? string.Empty)]);
        List<Violation> faults =
        [
            .. Columns.Where(column => column.Required && !header.Codes.Contains(column.Code)).Select(Missing),
            .. from code in header.Codes.Index()
               where code.Item is not null && code.Item != ImportColumn.Number && header.Codes.Take(code.Index).Contains(code.Item)
               select new Violation(ViolationCode.ColumnTwice, new Text($"“{Find(code.Item)!.Label.Zh}”占了两列，请只保留一列。", $"'{Find(code.Item)!.Label.En}' stands in two columns; keep one.")) { Place = SheetCells.At(header.Row, code.Index) },
        ];
        return faults.Count > 0 ? Outcome.Refused(faults) : header;
    }

    /// <summary>Headings that belong to no column, with the nearest one that does.</summary>
    internal IEnumerable<Violation> Unread(ImportHeader header) =>
        from heading in header.Headings.Index()
        where heading.Item.Length > 0 && header.Codes[heading.Index] is null
        let hint = Nearest.Hint(heading.Item, Columns.Select(column => column.Label.Zh))
        select new Violation(ViolationCode.ColumnUnread, new Text($"没有填报项“{heading.Item}”，该列未读取。{hint.Zh}", $"Nothing is asked for by '{heading.Item}'; the column was not read.{hint.En}"))
        { Place = SheetCells.At(header.Row, heading.Index), Actual = heading.Item };

    private string? CodeOf(string cell) => cell.Length is > 0 and <= 100 ? Headings.GetValueOrDefault(Plain(cell)) : null;

    // A heading without blanks, line breaks, marks and what stands in brackets behind it.
    private static string Plain(string heading)
    {
        var plain = new StringBuilder(heading.Length);
        var depth = 0;
        foreach (var character in ImportColumn.Narrow(heading))
        {
            depth += character == '(' ? 1 : 0;
            if (depth == 0 && !char.IsWhiteSpace(character) && character is not ('*' or ':' or '：'))
            {
                plain.Append(char.ToLowerInvariant(character));
            }

            depth -= character == ')' && depth > 0 ? 1 : 0;
        }

        return plain.ToString();
    }

    private static Violation Missing(ImportColumn column) => new(
        ViolationCode.HeadingMissing,
        new Text($"表中没有“{column.Label.Zh}”一列；请使用模板，或按模板写表头。", $"The table has no column '{column.Label.En}' ({column.Code}); use the template, or write the headings as it does."))
    { Required = column.Code };

    private static IEnumerable<ImportColumn> Nominee(CampaignPolicy policy, Award award)
    {
        var (person, accepted) = (award.Kind == NomineeKind.Individual, policy.Identifiers.For(award.Kind));
        yield return new ImportColumn(ImportColumn.Number, ImportColumnKind.Text, new Text("序号", "No.")) { OtherHeadings = ["编号", "no"] };
        yield return new ImportColumn(Name, ImportColumnKind.Text, person ? new Text("姓名", "name") : new Text("单位名称", "name of the unit"))
        {
            Required = true,
            Example = person ? "示例姓名" : "示例单位全称",
            OtherHeadings = person ? ["名字", "推荐对象", "推荐对象姓名"] : ["名称", "集体名称", "推荐对象", "推荐集体", "单位全称"],
        };
        yield return new ImportColumn(Identifier, ImportColumnKind.Identifier, person ? new Text("证件号码", "identity number") : new Text("统一社会信用代码", "unified social credit code"))
        {
            Required = !accepted.Contains(Domain.Policies.IdentifierKind.None),
            Example = person ? "63010219850315002X" : "116300000000000630",
            Notes = [new Text("该列为文本格式；请勿让表格软件变成数字，否则末几位会丢失。", "The column is text; a number would lose its last digits.")],
            OtherHeadings = person ? ["身份证号", "身份证号码", "公民身份号码", "身份证", "证件号", "公民身份证号码"] : ["信用代码", "社会信用代码", "组织机构代码", "证件号码", "代码"],
        };
        if (accepted.Count > 1)
        {
            yield return new ImportColumn(IdentifierKind, ImportColumnKind.Choice, new Text("证件类型", "kind of identifier"))
            {
                Choices = [.. accepted.Select(kind => new ImportChoice(Words.Of(kind), Told(kind)))],
                Notes = [new Text($"不填即为{Told(accepted[0]).Zh}。", $"Left out: {Told(accepted[0]).En}.")],
            };
        }

        if (accepted.Contains(Domain.Policies.IdentifierKind.None))
        {
            yield return new ImportColumn(NoIdentifierBecause, ImportColumnKind.Text, new Text("无证件原因", "why there is no identifier"));
        }

        if (!person)
        {
            yield return new ImportColumn(Division, ImportColumnKind.Text, new Text("班组或科室", "division")) { Notes = [new Text("推荐单位本身的不填。", "Leave it out for the unit itself.")], OtherHeadings = ["班组", "科室"] };
        }

        var channels = policy.Channels.Where(channel => channel.Award == award.Code).ToList();
        if (channels.Count > 0)
        {
            yield return new ImportColumn(Channel, ImportColumnKind.Choice, new Text("推荐渠道", "channel"))
            {
                Choices = [.. channels.Select(channel => new ImportChoice(channel.Code, channel.Title))],
                Notes = [.. channels.Select(channel => new Text($"{channel.Title.Zh}：{channel.Clause}", $"{channel.Title.En}: {channel.Clause}"))],
            };
        }

        if (policy.Reserves is { } reserves)
        {
            yield return new ImportColumn(Reserve, ImportColumnKind.Number, new Text("递补顺位", "rank as reserve")) { Notes = [new Text($"正式人选不填（{reserves.Clause}）。", $"Left out for a candidate ({reserves.Clause}).")] };
        }
    }

    private static ImportColumn Of(FactDefinition fact, Award award) => new(
        fact.Code,
        fact.Kind switch { FactKind.Boolean or FactKind.Choice => ImportColumnKind.Choice, FactKind.Number => ImportColumnKind.Number, FactKind.Date => ImportColumnKind.Date, _ => ImportColumnKind.Text },
        fact.Label)
    {
        Unit = fact.Unit,
        Choices = fact.Kind == FactKind.Boolean ? YesOrNo : [.. fact.Scale?.Values.Select(value => new ImportChoice(value.Code, value.Label)) ?? []],
        Notes =
        [
            .. award.Rules.Where(rule => rule.Facts.Any(read => Reads(read, fact))).Select(rule => new Text($"{rule.Clause} {rule.Title.Zh}：{rule.Require.Describe().Zh}", $"{rule.Clause} {rule.Title.En}: {rule.Require.Describe().En}")),
            .. fact.Kind == FactKind.List ? [new Text("多项的写成JSON数组。", "Several items are written as a JSON array.")] : Array.Empty<Text>(),
        ],
        Example = fact.Kind switch
        {
            FactKind.Boolean => "是",
            FactKind.Choice => fact.Scale!.Values[0].Label.Zh,
            FactKind.Date => "1985-03-15",
            FactKind.Number => (fact.Min ?? 0m).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => string.Empty,
        },
    };

    private static bool Reads(FactDefinition read, FactDefinition fact) => read.Code == fact.Code || read.Derivation?.Reads.Any(source => Reads(source, fact)) == true;

    private static Text Told(IdentifierKind kind) => kind switch
    {
        Domain.Policies.IdentifierKind.ResidentNumber => new Text("公民身份号码", "resident identity number"),
        Domain.Policies.IdentifierKind.CreditCode => new Text("统一社会信用代码", "unified social credit code"),
        Domain.Policies.IdentifierKind.Passport => new Text("护照", "passport"),
        Domain.Policies.IdentifierKind.HkMacaoPermit => new Text("港澳居民来往内地通行证", "permit of Hong Kong or Macao"),
        Domain.Policies.IdentifierKind.PermanentResidenceCard => new Text("外国人永久居留身份证", "permanent residence card"),
        Domain.Policies.IdentifierKind.None => new Text("无证件", "none"),
        _ => new Text("台湾居民来往大陆通行证", "permit of Taiwan"),
    };
}

/// <summary>Where the columns of a table stand.</summary>
/// <param name="Row">Number of the last row of headings.</param>
/// <param name="Codes">Code of each column from the first on; null for one that is not read.</param>
/// <param name="Headings">Heading of each column as it stands.</param>
public sealed record ImportHeader(int Row, IReadOnlyList<string?> Codes, IReadOnlyList<string> Headings);
