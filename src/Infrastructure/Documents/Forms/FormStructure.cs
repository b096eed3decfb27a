using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Documents.Forms;

/// <summary>One piece of a form's structure: a table, a row, a cell, a label, a field.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">What tells it from others of its kind: the words of a label, how far a cell reaches.</param>
/// <param name="Where">Where it stands, for people.</param>
internal sealed record Piece(PieceKind Kind, string Value, Text Where)
{
    /// <summary>Code of a field; null where the file names none.</summary>
    public string? Code { get; init; }

    /// <summary>What it is, for people.</summary>
    public Text Tell() => Kind switch
    {
        PieceKind.Label => new Text($"文字“{Shown}”", $"the text '{Shown}'"),
        PieceKind.Field => Code is { } code ? new Text($"填写栏“{code}”", $"the field '{code}'") : new Text("填写栏", "a field"),
        PieceKind.Table => new Text("表格", "a table"),
        PieceKind.Row => new Text("表格的一行", "a row of a table"),
        PieceKind.Cell => Value.Length > 0 ? new Text($"单元格（{Value}）", $"a cell ({Value})") : new Text("单元格", "a cell"),
        PieceKind.Object => new Text("图片或对象", "a picture or object"),
        PieceKind.Page => new Text($"页面（{Value}）", $"a page ({Value})"),
        _ => new Text("（无）", "nothing"),
    };

    private string Shown => Value.Length <= 40 ? Value : $"{Value[..40]}…";
}

/// <summary>What a piece of a form is.</summary>
internal enum PieceKind
{
    End,
    Label,
    Field,
    Table,
    Row,
    Cell,
    Object,
    Page,
}

/// <summary>The structure of a form outside of what is filled in, and what its fields hold.</summary>
/// <param name="Pieces">Its pieces in their order.</param>
/// <param name="Values">What each field holds, in the order of the fields' pieces.</param>
internal sealed record FormStructure(IReadOnlyList<Piece> Pieces, IReadOnlyList<string> Values)
{
    /// <summary>Whether the file holds changes that somebody has yet to accept or reject (修订).</summary>
    public bool Tracked { get; init; }

    /// <summary>What the file says about itself.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Codes of the fields, as far as the file names them.</summary>
    public IEnumerable<string?> Codes => Pieces.Where(piece => piece.Kind == PieceKind.Field).Select(piece => piece.Code);

    /// <summary>Everything of the structure as one text; equal for two templates of the same format.</summary>
    public string Canonical() => string.Join('\n', Pieces.Select(piece => $"{piece.Kind} {(piece.Kind == PieceKind.Field ? piece.Code : piece.Value)}"));

    /// <summary>
    /// The first place where a file's structure is another than the issued one; null where it is the same. Programs that drop the tags of controls
    /// leave them in their places: a control without a tag is the field that stands there.
    /// </summary>
    public static (Piece Issued, Piece Given)? Difference(FormStructure issued, FormStructure given)
    {
        for (var i = 0; i < Math.Max(issued.Pieces.Count, given.Pieces.Count); i++)
        {
            var (one, other) = (At(issued, i), At(given, i));
            if (one.Kind != other.Kind || (one.Kind == PieceKind.Field ? other.Code is { } code && code != one.Code : one.Value != other.Value))
            {
                return (one, other);
            }
        }

        return null;
    }

    private static Piece At(FormStructure structure, int index) =>
        index < structure.Pieces.Count ? structure.Pieces[index] : new Piece(PieceKind.End, string.Empty, new Text("末尾", "at the end"));
}

/// <summary>The template of a form (表格模板): its bytes, its structure and the mark by which a file tells which template it is of.</summary>
/// <param name="Material">The material.</param>
/// <param name="Content">The file.</param>
/// <param name="Structure">Its structure.</param>
/// <param name="Mark">Campaign, material and format in one word.</param>
internal sealed record FormTemplate(Material Material, byte[] Content, FormStructure Structure, string Mark)
{
    /// <summary>Name of the property of a file that holds the mark.</summary>
    public const string MarkName = "CommendationTemplate";

    /// <summary>Name of the property that holds the key of the nomination.</summary>
    public const string NominationName = "CommendationNomination";

    /// <summary>Name of a material's template below the campaign's folder.</summary>
    public static string FileName(Material material) => $"forms/{material.Code}{Ending(material)}";

    /// <summary>Ending of a material's files: tables are workbooks.</summary>
    public static string Ending(Material material) => material.IsTable ? ".xlsx" : ".docx";
}
