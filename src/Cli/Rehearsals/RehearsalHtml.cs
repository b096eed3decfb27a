using System.Xml.Linq;
using Commendation.Application.Reports;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using static Commendation.Application.Reports.Html;

namespace Commendation.Cli.Rehearsals;

/// <summary>Prints a rehearsal's report as one page that can be sent, printed and filed.</summary>
internal static class RehearsalHtml
{
    public static string Of(RehearsalReport report)
    {
        Text Title(string stage) => report.Timeline.FirstOrDefault(step => step.Stage == stage)?.Title ?? new State(stage).Describe(null);
        List<(Text, long)> funnel = [.. report.Funnel.Select(step => (Title(step.Stage), (long)step.Reached))];
        return Page(
            $"演练报告：{report.Campaign}",
            Heading(1, $"演练报告：{report.Campaign}", $"Rehearsal of {report.Campaign}"),
            Paragraph("quiet", $"{report.PolicyVersion[..12]} · seed {Number(report.Seed)} · 虚拟对象 made-up nominees {Number(report.Nominees)} · 办理 acts {Number(report.Acts)}"),
            report.Succeeded
                ? Paragraph("verdict good", Both(report.HandedOn ? new Text("已上报人选，各项限制均符合。", "Candidates were handed on; all limits hold.") : new Text("已作出表彰决定，各项限制均符合。", "The decision was reached; all limits hold.")))
                : new XElement("div", new XAttribute("class", "verdict bad"), Both(new Text("未成功：", "Not succeeded:")), new XElement("ul", report.Reasons.Select(reason => new XElement("li", reason)))),
            Heading(2, "各环节人数", "How many came how far"),
            Chart(BarChart.Of(funnel)),
            Table([new Text("环节", "stage"), new Text("到达", "reached")], funnel.Select(step => (IReadOnlyList<object?>)[step.Item1, step.Item2])),
            Heading(2, "进度", "Timeline"),
            Chart(TimelineChart.Of([.. report.Timeline.Select(step => new TimelineBar(step.Title, step.FirstEntered, step.LastLeft ?? step.LastEntered, step.Due))])),
            Table(
                [new Text("环节", "stage"), new Text("依据", "clause"), new Text("期限", "term"), new Text("最早进入", "first in"), new Text("最晚进入", "last in"), new Text("最晚离开", "last out"), new Text("截止", "due"), new Text("机动工作日", "slack in working days")],
                report.Timeline.Select(step => (IReadOnlyList<object?>)[step.Title, step.Clause, step.Term, step.FirstEntered, step.LastEntered, step.LastLeft, step.Due, step.SlackWorkingDays])),
            Heading(2, "各单位", "Organisations"),
            Table(
                [new Text("单位", "organisation"), new Text("奖项", "award"), new Text("名额", "places"), new Text("提名", "nominated"), new Text("推荐", "recommended"), new Text("占用名额", "took a place"), new Text("表彰", "honoured")],
                report.Organisations.Select(row => (IReadOnlyList<object?>)[$"{row.Organisation} {row.Name}", row.Award, row.Places, row.Nominated, row.Recommended, row.TookPlace, row.Honoured])),
            Heading(2, "按条款统计的拒绝", "Refusals by clause"),
            Table([new Text("条款", "clause"), new Text("代码", "code"), new Text("次数", "count")], report.Refusals.Select(refusal => (IReadOnlyList<object?>)[refusal.Clause, new XElement("code", refusal.Code), refusal.Count])),
            Heading(2, "比例限制", "Limits"),
            Table(
                [new Text("限制", "limit"), new Text("依据", "clause"), new Text("范围", "part of"), new Text("计入", "members"), new Text("名单", "listed"), new Text("允许", "allowed"), new Text("符合", "holds")],
                report.Limits.Select(limit => (IReadOnlyList<object?>)[limit.Title, limit.Clause, limit.Holder ?? limit.Tier, limit.Members, limit.Listed, limit.Allowed, limit.Holds ? "✓" : "✗"])),
            report.NotCarried.Select(clause => Paragraph("bad", $"未落实 not carried: {clause.Clause} ", Both(clause.Summary), " – ", Both(clause.Reason))),
            report.Illustrative.Count > 0 ? Paragraph(null, $"示例数字 illustrative figures: {string.Join("、", report.Illustrative)}") : null,
            Heading(2, report.HandedOn ? "上报人选" : "表彰名单", report.HandedOn ? "Candidates handed on" : "Final list"),
            Table(
                [new Text("名称", "name"), new Text("奖项", "award"), new Text("序号", "no."), new Text("推荐单位", "recommended by"), new Text("编号", "number")],
                report.List.Select(entry => (IReadOnlyList<object?>)[entry.Name, entry.Award, entry.Order, entry.RecommendedBy, entry.Number])));
    }
}
