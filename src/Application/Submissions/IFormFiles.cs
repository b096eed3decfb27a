using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Application.Submissions;

/// <summary>A file that somebody hands in (上传的文件).</summary>
/// <param name="Name">Its name; only its ending is believed, and only where the content agrees.</param>
/// <param name="Content">Its bytes.</param>
public sealed record HandedFile(string Name, byte[] Content);

/// <summary>A document that was made.</summary>
/// <param name="Name">Name to save it under.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record MadeDocument(string Name, string MediaType, byte[] Content);

/// <summary>Forms as office files: written from the issued templates, and read back.</summary>
public interface IFormFiles
{
    /// <summary>The form as a file of its template.</summary>
    Task<MadeDocument> Write(CampaignPolicy policy, FilledForm form, CancellationToken ct);

    /// <summary>The empty template of a material, as offices download it.</summary>
    Task<MadeDocument> Template(CampaignPolicy policy, Material material, CancellationToken ct);

    /// <summary>
    /// The form that a file holds; refused for a file that is not opened, for one of another template and at the first place where its format was changed.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="materials">Codes of the materials that are asked for.</param>
    /// <param name="nominations">Nominations of the submission.</param>
    /// <param name="file">The file.</param>
    /// <param name="ct">Stops it.</param>
    Task<Outcome<FilledForm>> Read(CampaignPolicy policy, IReadOnlyList<string> materials, IReadOnlyList<Nomination> nominations, HandedFile file, CancellationToken ct);

    /// <summary>Several documents in one archive.</summary>
    MadeDocument Pack(string name, IReadOnlyList<MadeDocument> documents);
}

/// <summary>Turns office documents into PDF, where a program for it is installed.</summary>
public interface IPrinter
{
    /// <summary>The document as PDF; refused with the reason where that is not possible here.</summary>
    Task<Outcome<MadeDocument>> Print(MadeDocument document, CancellationToken ct);
}
