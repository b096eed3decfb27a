namespace Commendation.WebApi.Tests.House;

/// <summary>The campaign under test with one more limit.</summary>
public sealed class Limited : ApiHost
{
    /// <summary>Makes the host.</summary>
    /// <param name="limit">The entry of the limit, as it stands in the campaign's file.</param>
    public Limited(string limit) => Repository.Copy(
        Repository.Qinghai,
        Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
        (name, text) => name == "campaign.yaml" ? text.Replace("\nlimits:\n", $"\nlimits:\n  - {limit}\n", StringComparison.Ordinal) : text);

    /// <summary>The campaign's file.</summary>
    public string CampaignFile => Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai), "campaign.yaml");

    protected override string Campaigns => OwnCampaigns;

    /// <summary>Division-level cadres: none of a unit with fewer than five places, one of every other.</summary>
    /// <param name="stage">Where it bites.</param>
    public static Limited Cadres(string stage) => new(
        "{ code: cadres-by-size, clause: 1.2.f, title: { zh: 县处级干部指标, en: Division-level cadres }, awards: [advanced-individual], scope: organisation, "
        + "members: { fact: rank, in: [county-division-deputy, county-division-head] }, "
        + $"figures: {{ atMost: [{{ figure: 0, allottedBelow: 5 }}, {{ figure: 1, allottedAtLeast: 5 }}] }}, enforced: {stage} }}");
}
