using System.Text.RegularExpressions;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>The smallest campaign that loads, in which a text under test takes the place of what has the same top-level keys.</summary>
internal static partial class SmallFolder
{
    private const string Campaign = """
        title: { zh: 某省先进评选, en: Commendation of Some Province }
        issuer: { zh: 某省政府, en: Government of Some Province }
        documentNumber: 某政〔2021〕1号
        issuedOn: 2021-07-08
        waivedBy: office
        scales:
          - code: rank
            ordered: true
            values:
              - { code: none, label: { zh: 无, en: none } }
              - { code: deputy, label: { zh: 副职, en: deputy } }
              - { code: head, label: { zh: 正职, en: head } }
        facts:
          - { code: frontLine, kind: boolean, label: { zh: 一线, en: front line } }
          - { code: rank, kind: choice, scale: rank, for: individual, label: { zh: 职务, en: rank } }
        roles:
          - { code: recommender, clause: "1", title: { zh: 推荐单位, en: recommender }, organisation: self }
          - { code: office, clause: "1", title: { zh: 办公室, en: office }, organisation: P1 }
        awards:
          - { code: person, kind: individual, title: { zh: 先进个人, en: Advanced Individual }, places: 10, clause: "1" }
          - { code: unit, kind: collective, title: { zh: 先进集体, en: Advanced Collective }, places: 4, clause: "1" }
        quotas: { clause: "1", unusedPlaces: "1" }
        procedure:
          clause: "1"
          stages:
            - { code: recommend, kind: recommendation, clause: "1", title: { zh: 推荐, en: Recommendation }, by: recommender, takesPlace: "1" }
            - { code: list, kind: listing, clause: "1", title: { zh: 名单, en: List }, by: office }
            - { code: decide, kind: decision, clause: "1", title: { zh: 表彰, en: Decision }, by: office }

        """;

    private const string Organisations = """
        code,tier,superior,zh,en
        P1,province,,某省,Some Province
        C1,county,P1,甲县,County A
        C2,county,P1,乙县,County B

        """;

    private const string Quotas = """
        organisation,award,places
        C1,person,6
        C2,person,4
        C1,unit,2
        C2,unit,2

        """;

    /// <summary>The files with a text in place of what it names; the ledger has every clause that is cited.</summary>
    public static CampaignFiles With(string text, string file = CampaignFiles.CampaignName)
    {
        var files = new CampaignFiles("small", Campaign, string.Empty, Organisations, Quotas)
            .With(file, file == CampaignFiles.CampaignName ? Merged(Campaign, text) : text.ReplaceLineEndings("\n"));
        return file == CampaignFiles.ClausesName ? files : files with { Clauses = LedgerFor(files.Campaign) };
    }

    public static Outcome<CampaignPolicy> Read(string text, string file = CampaignFiles.CampaignName) => PolicyReader.Read(With(text, file));

    // The text stands first, so that its own lines keep their numbers.
    private static string Merged(string campaign, string text)
    {
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var given = TopLevelKey().Matches(text).Select(match => match.Value).ToHashSet();
        return text + string.Concat(TopLevelKey().Split(campaign.ReplaceLineEndings("\n")).Skip(1)
            .Zip(TopLevelKey().Matches(campaign).Select(match => match.Value), (body, key) => given.Contains(key) ? string.Empty : key + body));
    }

    private static string LedgerFor(string campaign) => "clauses:\n" + string.Concat(Citation().Matches(campaign)
        .Select(match => match.Groups["id"].Value)
        .Distinct()
        .Select(id => $"  - {{ id: \"{id}\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }} }}\n"));

    [GeneratedRegex("^[a-zA-Z]+:", RegexOptions.Multiline)]
    private static partial Regex TopLevelKey();

    [GeneratedRegex("\\b(?:clause|unusedPlaces|takesPlace|formatClause): \"?(?<id>[0-9][0-9.]*)\"?")]
    private static partial Regex Citation();
}
