namespace Commendation.WebApi.Tests.House;

/// <summary>The campaign under test with changed lines in its file, on a day of its own.</summary>
public sealed class Edited : ApiHost
{
    private readonly DateOnly _day;

    /// <summary>Makes the host.</summary>
    /// <param name="day">The day that it lives on.</param>
    /// <param name="edits">What is written in place of what.</param>
    public Edited(DateOnly day, params IReadOnlyList<(string Old, string New)> edits)
    {
        _day = day;
        Repository.Copy(Repository.Qinghai, Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)), (name, text) => name is "campaign.yaml" or "clauses.yaml" ? edits.Aggregate(text, Change) : text);
    }

    /// <summary>The campaign's file.</summary>
    public string CampaignFile => Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai), "campaign.yaml");

    protected override DateOnly Clock => _day;

    protected override string Campaigns => OwnCampaigns;

    private static string Change(string text, (string Old, string New) edit) => text.Replace(edit.Old, edit.New, StringComparison.Ordinal);
}
