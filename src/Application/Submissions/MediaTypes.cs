namespace Commendation.Application.Submissions;

/// <summary>What documents are called by.</summary>
public static class MediaTypes
{
    /// <summary>A Word document.</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>An Excel workbook.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A PDF.</summary>
    public const string Pdf = "application/pdf";

    /// <summary>An archive of documents.</summary>
    public const string Zip = "application/zip";

    /// <summary>A page for browsers.</summary>
    public const string Html = "text/html";
}
