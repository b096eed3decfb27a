using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.Infrastructure.Documents.Forms;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Documents;

/// <summary>Forms of the Qinghai campaign as its office hands them out, and reads them back.</summary>
internal static class IssuedForms
{
    /// <summary>What reads and writes them.</summary>
    public static IFormFiles Files { get; } = new FormFiles(new Library());

    public static CampaignPolicy Policy => Qinghai.Policy;

    /// <summary>Deeds over several pages.</summary>
    public static string Deeds { get; } = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"第{i}年，长期在接访一线，化解多起信访积案，群众公认，成绩突出；㐂𠮷䶮、བོད་ཡིག་、ᠮᠣᠩᠭᠣᠯ。"));

    /// <summary>A filled form.</summary>
    public static FilledForm Filled(string code, int rows = 1)
    {
        var material = Policy.Materials.First(known => known.Code == code);
        return new FilledForm(
            code,
            material.PerNominee ? Guid.Parse("00000000-0000-7000-8000-000000000001") : null,
            [.. Enumerable.Range(1, rows).SelectMany(row => material.Fields.Select(field => new FilledField(field.Label, Value(field, row)) { Code = field.Code }))]);
    }

    /// <summary>The file of a filled form.</summary>
    public static byte[] Issued(string code, int rows = 1) => Files.Write(Policy, Filled(code, rows), default).GetAwaiter().GetResult().Content;

    /// <summary>What is read of a file.</summary>
    public static Outcome<FilledForm> Read(byte[] file, string name) =>
        Files.Read(Policy, ["annex-3", "annex-4", "annex-5"], [], new HandedFile(name, file), default).GetAwaiter().GetResult();

    /// <summary>Insists that a file reads as the form that it was made of.</summary>
    public static void ReadsBack(byte[] file, string code, int rows = 1)
    {
        var read = Read(file, code == "annex-5" ? "form.xlsx" : "form.docx");
        read.Violations.Should().BeEmpty();
        read.Value.Should().BeEquivalentTo(Filled(code, rows) with { File = code == "annex-5" ? "form.xlsx" : "form.docx" }, options => options.Excluding(form => form.Copies));
    }

    private static string Value(FormField field, int row) => field.Code switch
    {
        "name" => "𠮷日嘎拉·བསྟན་འཛིན་",
        "number" => $"{row}",
        "deeds" => Deeds,
        "birthDate" => "1985.03",
        "remarks" => string.Empty,
        "leading-group-opinion" => string.Empty,
        _ => $"{field.Label}甲",
    };

    private sealed class Library : ICampaignLibrary
    {
        public WorkingCalendar Calendar => throw new NotSupportedException();

        public Task<Rulebook> Rules(string code, string version, CancellationToken ct) => throw new NotSupportedException();

        public Task<Outcome<CampaignPolicy>> Under(string code, string version, IReadOnlyDictionary<string, string> readings, CancellationToken ct) => throw new NotSupportedException();

        public Task<CampaignSource> Source(string code, string version, CancellationToken ct) =>
            Task.FromResult(new CampaignSource(code, version, Qinghai.Files.All.ToDictionary(file => file.Key, file => file.Value)));

        public Task<Outcome<AmendedSource>> Amended(string code, string version, IReadOnlyDictionary<string, string> files, CancellationToken ct) => throw new NotSupportedException();

        public Task Keep(CampaignSource source, CampaignPolicy policy, CancellationToken ct) => throw new NotSupportedException();
    }
}
