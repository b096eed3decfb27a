using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.Calendars;

/// <summary>A paper as the calendar file records it.</summary>
/// <param name="Year">The year whose holidays it sets.</param>
/// <param name="Paper">Its reference and day.</param>
/// <param name="Holidays">The holidays that it sets or replaces.</param>
internal sealed record RecordedPaper(int Year, HolidayPaper Paper, IReadOnlyList<Holiday> Holidays);

/// <summary>A holiday as a paper sets it.</summary>
/// <param name="Name">Its Chinese name.</param>
/// <param name="Off">Days off.</param>
/// <param name="Work">Days at weekends on which people work instead.</param>
internal sealed record Holiday(string Name, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work)
{
    public IEnumerable<SpecialDay> Days =>
        Off.Select(day => new SpecialDay(day, IsOff: true, Name)).Concat(Work.Select(day => new SpecialDay(day, IsOff: false, Name)));
}

/// <summary>The calendar file.</summary>
internal static class HolidayPapers
{
    private const string FileName = "working-days.yaml";

    private static readonly Lazy<IReadOnlyList<RecordedPaper>> Recorded = new(Read);

    /// <summary>Every paper in order of publication.</summary>
    public static IReadOnlyList<RecordedPaper> All => Recorded.Value;

    private static Reader<IReadOnlyList<DateOnly>> Range { get; } = new(
        Expect.Words.Shape,
        node =>
        {
            if (node is not Scalar scalar || scalar.Value.Split("..") is not [var first, var last])
            {
                return [Expect.Day.Read(node)];
            }

            var from = Expect.Day.Read(scalar with { Value = first });
            var to = Expect.Day.Read(scalar with { Value = last });
            return [.. Enumerable.Range(0, Math.Max(to.DayNumber - from.DayNumber + 1, 0)).Select(from.AddDays)];
        },
        () => []);

    private static Reader<IReadOnlyList<RecordedPaper>> File { get; } = Expect.Mapping(f => f.Required("papers", Expect.ListOf(Expect.Mapping(p =>
        new RecordedPaper(
            p.Required("year", Expect.Whole),
            new HolidayPaper(p.Required("reference", Expect.Words), p.Required("published", Expect.Day)),
            p.Required("holidays", Expect.ListOf(Expect.Mapping(h => new Holiday(
                h.Required("name", Expect.Words),
                h.Required("off", Range),
                h.Optional("work", Expect.ListOf(Expect.Day), []))))))))));

    private static IReadOnlyList<RecordedPaper> Read()
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
