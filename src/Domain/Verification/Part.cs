using Commendation.Domain.Shared;
using Commendation.Domain.Verification.DecisionSpace;
using Commendation.Domain.Verification.Feasibility;
using Commendation.Domain.Verification.Mutation;
using Commendation.Domain.Verification.Proof;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Domain.Verification.Schedule;

namespace Commendation.Domain.Verification;

/// <summary>One part of a verification (核验项目): a question that is put to every policy.</summary>
/// <param name="Code">Kebab-case code, the same as in its <see cref="Report"/>.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Run">Answers it. Pure: the same subject always gives the same report.</param>
public sealed record Part(string Code, Text Title, Func<Subject, Report> Run)
{
    /// <summary>Every part, in the order in which they run and are printed.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        new(Coverage.Code, new Text("条款覆盖", "clause coverage"), Coverage.Run),
        new(ScenarioCheck.Code, new Text("用例", "scenarios"), ScenarioCheck.Run),
        new(InterpretationMatrix.Code, new Text("解释口径对照", "interpretation matrix"), InterpretationMatrix.Run),
        new(LimitFeasibility.Code, new Text("名额与比例可行性", "feasibility of limits"), LimitFeasibility.Run),
        new(DecisionSpaceAnalysis.Code, new Text("判定空间", "decision space"), DecisionSpaceAnalysis.Run),
        new(ScheduleAnalysis.Code, new Text("时间安排", "schedule"), ScheduleAnalysis.Run),
        new(ProcedureProof.Code, new Text("程序证明", "procedure proof"), ProcedureProof.Run),
        new(MutationTest.Code, new Text("规则变异", "rule mutation"), MutationTest.Run),
    ];
    /// <summary>Runs parts over a subject, side by side: they know nothing of each other.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="subject">What is verified.</param>
    /// <param name="starting">Told before each part begins, from whichever thread runs it; null when nobody watches.</param>
    /// <returns>The report of each part, in the order of the parts.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more (<see cref="Subject.Stop"/>).</exception>
    public static IReadOnlyList<Report> RunAll(IReadOnlyList<Part> parts, Subject subject, Action<Part>? starting = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Spread.Over(
            parts,
            part =>
            {
                starting?.Invoke(part);
                return part.Run(subject);
            },
            subject.Stop);
    }
}
