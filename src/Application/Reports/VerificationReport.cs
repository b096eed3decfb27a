using System.Xml.Linq;
using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Mutation;
using Commendation.Domain.Verification.Schedule;
using static Commendation.Application.Reports.Html;

namespace Commendation.Application.Reports;

/// <summary>A verification as one page that can be sent, printed and filed: what was found, the clauses beside what carries them, the schedule, the procedure.</summary>
public static class VerificationReport
{
    private static readonly Dictionary<string, Text> Fates = new()
    {
        ["killed"] = new Text("被用例发现", "noticed by a scenario"),
        ["refused-by-loader"] = new Text("载入时即被拒绝", "refused when loaded"),
        ["equivalent"] = new Text("证明不改变判定", "proved to change nothing"),
        ["survived"] = new Text("未被发现", "noticed by nothing"),
    };

    /// <summary>The page.</summary>
    /// <param name="view">What was found.</param>
    /// <param name="subject">What was verified.</param>
    public static string Of(VerificationView view, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(subject);
        return Page(
            $"核验报告：{view.Title.Zh}",
            new XElement("h1", Both(view.Title)),
            Paragraph("quiet", $"核验报告 / verification · {view.Campaign} · {view.PolicyVersion[..Math.Min(12, view.PolicyVersion.Length)]}"),
            Verdict(view),
            Summary(view),
            view.Parts.Where(part => !part.Holds).Select(Findings),
            Clauses(subject.Policy),
            Schedule(subject),
            Diagram(subject),
            view.Parts.Where(part => part.Part == MutationTest.Code).Select(Mutants),
            Notes(view));
    }

    private static XElement Verdict(VerificationView view)
    {
        var findings = view.Parts.Sum(part => part.Findings.Count);
        return view.Holds
            ? Paragraph("verdict good", Both(new Text("核验通过，没有发现问题。", "Everything holds, nothing was found.")))
            : Paragraph("verdict bad", Both(new Text($"发现{findings}个问题。", findings == 1 ? "1 finding." : $"{findings} findings.")));
    }

    private static object[] Summary(VerificationView view) =>
    [
        Heading(2, "核验项目", "Parts"),
        Table(
            [new Text("项目", "part"), new Text("结果", "result"), new Text("检查了什么", "examined")],
            view.Parts.Select(part => (IReadOnlyList<object?>)
            [
                part.Title,
                new XElement("span", new XAttribute("class", part.Holds ? "good" : "bad"), part.Holds ? "✓ 通过 holds" : $"✗ {Number(part.Findings.Count)}"),
                string.Join(", ", part.Counts.Select(count => $"{Number(count.Value)} {count.Key}")),
            ])),
    ];

    private static object[] Findings(PartView part) =>
    [
        new XElement("h2", Both(part.Title)),
        part.Findings.Select(finding => new XElement(
            "div",
            new XAttribute("class", "finding"),
            Paragraph(null, new XElement("span", new XAttribute("class", "bad"), Both(finding.Severity.Describe())), " ", new XElement("code", finding.Code), finding.Clause is { } clause ? $" · 条款 clause {clause}" : null),
            finding.Place is { } place ? Paragraph("quiet", new XElement("code", place)) : null,
            Paragraph(null, finding.Message.Zh),
            finding.Message.En == finding.Message.Zh ? null : new XElement("p", new XAttribute("lang", "en"), finding.Message.En),
            Example(finding.Counterexample))),
    ];

    // A planted fault is shown as what was taken out and what was put in its place; anything else step by step.
    private static XElement? Example(IReadOnlyList<Text> steps) =>
        steps.Count == 0 ? null
        : steps[0].Zh.StartsWith("- ", StringComparison.Ordinal) ? new XElement("pre", steps.Select(step => new XElement(step.Zh.StartsWith("+ ", StringComparison.Ordinal) ? "ins" : "del", step.Zh)))
        : new XElement("ol", steps.Select(step => new XElement("li", Both(step))));

    private static object[] Clauses(CampaignPolicy policy)
    {
        var uses = policy.ClauseUses().ToLookup(use => use.Clause, use => use.Element);
        return
        [
            Heading(2, "条款及其落实", "Clauses and what carries them"),
            Table(
                [new Text("条款", "clause"), new Text("内容", "what it says"), new Text("效力", "strength"), new Text("由什么落实", "carried by")],
                policy.Clauses.Select(clause => (IReadOnlyList<object?>)
                [
                    clause.Id,
                    clause.Summary,
                    clause.Strength.Describe(),
                    clause.NotCarried is { } why ? new XElement("span", new XAttribute("class", "bad"), Both(why))
                        : string.Join("、", uses[clause.Id].Distinct().DefaultIfEmpty(clause.CoveredBy.Count > 0 ? string.Join("、", clause.CoveredBy) : "–")),
                ])),
        ];
    }

    private static object[] Schedule(Subject subject)
    {
        var drawn = WorkingCalendar.Within(() =>
        {
            var timetable = ScheduleAnalysis.Tightest(subject);
            return (Timetable: timetable, Chart: ScheduleChart.Of(timetable, subject.Calendar));
        });
        var heading = Heading(2, "时间安排", "Schedule");
        return !drawn.Accepted
            ? [heading, Paragraph("bad", drawn.Violations.SelectMany(violation => Both(violation.Message)))]
            :
            [
                heading,
                Chart(drawn.Value.Chart),
                Table(
                    [new Text("环节", "stage"), new Text("最早", "earliest"), new Text("前序期限用足时", "when earlier dates are used up"), new Text("最迟", "latest"), new Text("期限", "due"), new Text("机动工作日", "slack in working days")],
                    drawn.Value.Timetable.Stages.Select(stage => (IReadOnlyList<object?>)[stage.Stage.Title, stage.Earliest, stage.Arrival, stage.LeaveBy, stage.Due?.Day, stage.Left])),
            ];
    }

    private static object[] Diagram(Subject subject)
    {
        var procedure = Procedure.Compile(subject.Policy);
        return
        [
            Heading(2, "程序", "Procedure"),
            Chart(StateChart.Of(procedure, subject.Policy)),
            Table(
                [new Text("状态", "state"), new Text("事项", "act"), new Text("到", "leads to"), new Text("依据", "clause")],
                procedure.Transitions.Where(row => row.From != row.To).Select(row => (IReadOnlyList<object?>)[row.From.DescribeIn(subject.Policy), row.Act.Describe(), row.To.DescribeIn(subject.Policy), row.Clause])),
        ];
    }

    private static object[] Mutants(PartView part) =>
    [
        Heading(2, "埋入的错误", "Planted faults"),
        Paragraph(null, Both(new Text("逐一埋入规则中的错误，及其结果。", "Faults planted in the rules one at a time, and what became of them."))),
        Chart(BarChart.Of([.. Fates.Select(fate => (fate.Value, part.Counts.GetValueOrDefault(fate.Key)))])),
        Table([new Text("结果", "fate"), new Text("个数", "number")], Fates.Select(fate => (IReadOnlyList<object?>)[fate.Value, part.Counts.GetValueOrDefault(fate.Key)])),
    ];

    private static object?[] Notes(VerificationView view) => view.Parts.All(part => part.Notes.Count == 0) ? [] :
    [
        Heading(2, "说明", "Notes"),
        view.Parts.Where(part => part.Notes.Count > 0).Select(part => new object[]
        {
            new XElement("h3", Both(part.Title)),
            new XElement("ul", part.Notes.Select(note => new XElement("li", Both(note)))),
        }),
    ];
}
