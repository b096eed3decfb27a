using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.Calendars;

/// <summary>The calendar file.</summary>
internal static class HolidayPapers
{
    private const string FileName = "working-days.yaml";

    private static readonly Lazy<IReadOnlyList<HolidayArrangement>> Recorded = new(Read);

    /// <summary>Every paper in order of publication.</summary>
    public static IReadOnlyList<HolidayArrangement> All => Recorded.Value;

    private static Reader<IReadOnlyList<HolidayArrangement>> File { get; } = Expect.Mapping(f => f.Required("papers", Expect.ListOf(Expect.Mapping(p =>
        new HolidayArrangement(
            p.Required("year", Expect.Whole),
            new HolidayPaper(p.Required("reference", Expect.Words), p.Required("published", Expect.Day)),
            p.Required("holidays", Expect.ListOf(Expect.Mapping(h => new Holiday(
                h.Required("name", Expect.Words),
                h.Required("off", Expect.Days),
                h.Optional("work", Expect.ListOf(Expect.Day), []))))))))));

    private static IReadOnlyList<HolidayArrangement> Read()
    {
        using var stream = typeof(HolidayPapers).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        var findings = new Findings();
        var papers = YamlTree.Parse(FileName, reader.ReadToEnd(), findings) is { } root ? File.Read(root) : [];
        return findings.Count == 0
            ? [.. papers.OrderBy(paper => paper.Paper.PublishedOn)]
            : throw new InvalidOperationException(string.Join("; ", findings.All.Select(fault => $"{fault.Place}: {fault.Message.En}")));
    }
}
