using System.Globalization;
using Commendation.Application.Honours;
using Commendation.Application.Submissions;
using Commendation.Domain.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using DocumentFormat.OpenXml.Wordprocessing;
using Text = Commendation.Domain.Shared.Text;

namespace Commendation.Infrastructure.Documents;

/// <summary>Official papers in the layout of GB/T 9704: red head, number, title, text, signature and date, the list annexed on pages of its own.</summary>
internal sealed class OfficialPapers : IOfficialPapers
{
    private static readonly Style Text16 = new(16, WordMarkup.Body, JustificationValues.Left) { Line = 28, Indent = 2 };

    public MadeDocument Decision(CampaignPolicy policy, Text issuer, Decision decision, IReadOnlyList<Honour> honours)
    {
        var groups = honours.GroupBy(honour => honour.Award).Select(group => (Award: policy.AwardOf(group.Key), Honours: group.ToList())).ToList();
        var counted = string.Join("、", groups.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Honours.Count}{(group.Award.Kind == NomineeKind.Individual ? "名同志" : "个集体")}“{group.Award.Title.Zh}”称号")));
        return new MadeDocument($"{decision.DocumentNumber}.docx", MediaTypes.Docx, WordMarkup.Document(
            new Dictionary<string, string>(),
            [
                WordMarkup.Line(new Style(36, WordMarkup.Title, JustificationValues.Center) { Color = "FF0000", Above = 40, Below = 24 }, $"{issuer.Zh}文件"),
                WordMarkup.Line(new Style(16, WordMarkup.Body, JustificationValues.Center), decision.DocumentNumber),
                WordMarkup.RedLine(),
                WordMarkup.Line(new Style(22, WordMarkup.Title, JustificationValues.Center) { Above = 16, Line = 34 }, $"{issuer.Zh}\n关于{policy.Title.Zh}的决定"),
                WordMarkup.Line(Text16 with { Above = 24 }, $"根据《{policy.DocumentNumber}》，经推荐、审核和公示，决定授予{counted}。"),
                WordMarkup.Line(Text16 with { Above = 16, Below = 48 }, "附件：表彰名单"),
                WordMarkup.Line(new Style(16, WordMarkup.Body, JustificationValues.Right), issuer.Zh),
                WordMarkup.Line(new Style(16, WordMarkup.Body, JustificationValues.Right), decision.DecidedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)),
                WordMarkup.Line(new Style(16, WordMarkup.Heading, JustificationValues.Left) { NewPage = true }, "附件"),
                WordMarkup.Line(new Style(22, WordMarkup.Title, JustificationValues.Center) { Above = 12, Below = 12 }, "表彰名单"),
                .. groups.SelectMany(group => new[]
                {
                    WordMarkup.Line(new Style(16, WordMarkup.Heading, JustificationValues.Left) { Above = 12 }, string.Create(CultureInfo.InvariantCulture, $"{group.Award.Title.Zh}（{group.Honours.Count}{(group.Award.Kind == NomineeKind.Individual ? "名" : "个")}）")),
                }.Concat(group.Honours.Select(honour => WordMarkup.Line(Text16, Listed(policy, group.Award, honour))))),
            ]));
    }

    private static string Listed(CampaignPolicy policy, Award award, Honour honour) =>
        $"{honour.Name}{(award.Kind == NomineeKind.Individual ? $"　　{policy.Organisations.Find(honour.RecommendedBy)?.Name.Zh}" : string.Empty)}{(honour.Posthumous ? "（追授）" : string.Empty)}{(honour.Corrected is [.., var corrected] ? $"（{corrected.On.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}更正，原为{corrected.From}）" : string.Empty)}{(honour.Revocation is null ? string.Empty : "（已撤销）")}";
}
