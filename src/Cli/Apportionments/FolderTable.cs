using System.Globalization;
using Commendation.Domain.Apportionments;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Cli.Apportionments;

/// <summary>The quota table of a campaign folder, as the formulas of its campaign.yaml give it.</summary>
internal static class FolderTable
{
    /// <summary>The text of quotas.csv with the places that the formulas give; the ties that lots must decide; or why there is no table.</summary>
    /// <param name="folder">The campaign's folder.</param>
    public static Outcome<(string Text, IReadOnlyList<(string Quota, Tie Tie)> Ties)> Of(string folder) => CampaignFiles.Read(folder).Then(files =>
        PolicyReader.ReadForTable(files).Then<(string Text, IReadOnlyList<(string Quota, Tie Tie)> Ties)>(policy =>
        {
            var shared = policy.Quotas.Select(row => row.Award).Distinct()
                .SelectMany(quota => policy.Formulas.Where(formula => formula.IsFor(quota)).Take(1).Select(formula => (Quota: quota, Result: formula.Of(quota, policy.PlacesIn(quota)))))
                .ToList();
            if (shared.Count == 0)
            {
                return new Violation(ViolationCode.FormulaDiffers, new Text("campaign.yaml 没有名额分配办法（quotas.formula）。", "campaign.yaml has no quotas.formula.")) { Place = Path.Combine(folder, CampaignFiles.CampaignName) };
            }

            if (shared.SelectMany(one => one.Result.Violations).ToList() is { Count: > 0 } violations)
            {
                return Outcome.Refused(violations);
            }

            var places = shared.SelectMany(one => one.Result.Value.Allotments.Select(row => (Key: (row.Code, one.Quota), row.Places))).ToDictionary(row => row.Key, row => row.Places);
            if (Rewritten(files.Quotas, places) is not { } text)
            {
                return new Violation(
                    ViolationCode.FormulaDiffers,
                    new Text("quotas.csv 的单元格中有引号或逗号，不能逐行改写；请去掉后再试。", "Cells of quotas.csv have quotes or commas in them, so that it cannot be rewritten line by line; remove them and try again."))
                { Place = Path.Combine(folder, "quotas.csv") };
            }

            return (text, [.. shared.Select(one => (one.Quota, (one.Result.Value as Tied)?.Tie)).Where(one => one.Tie is not null).Select(one => (one.Quota, one.Tie!))]);
        }));

    // Codes and numbers are plain cells; everything but the places stays as it is written. Null when a row is not found.
    private static string? Rewritten(string text, Dictionary<(string Organisation, string Quota), int> places)
    {
        var lines = text.Split('\n');
        var heading = Array.FindIndex(lines, line => line.Trim() is { Length: > 0 } written && written.TrimStart('\uFEFF')[0] != '#');
        var head = lines[heading].TrimStart('\uFEFF').Split(',').Select(Plain).ToList();
        var (organisation, award, column) = (head.IndexOf("organisation"), head.IndexOf("award"), head.IndexOf("places"));
        var written = 0;
        for (var i = heading + 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split(',');
            if (cells.Length == head.Count && places.TryGetValue((Plain(cells[organisation]), Plain(cells[award])), out var given))
            {
                var end = cells[column].EndsWith('\r') ? "\r" : string.Empty;
                cells[column] = given.ToString(CultureInfo.InvariantCulture) + end;
                lines[i] = string.Join(',', cells);
                written++;
            }
        }

        return written == places.Count ? string.Join('\n', lines) : null;
    }

    private static string Plain(string cell) => cell.Trim().Trim('"');
}
