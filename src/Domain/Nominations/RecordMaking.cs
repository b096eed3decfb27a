using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Whose word a record is: who may make it, and what may take the place of an earlier one.</summary>
internal static class RecordMaking
{
    /// <summary>What stands in the way of filing a record; nothing when it can be filed.</summary>
    public static IEnumerable<Violation> Obstacles(
        FiledRecord filed, FiledRecord? before, RecordRequirement requirement, Stage stage, Nomination nomination, ActContext context)
    {
        var itself = context.Actor == filed.Body;
        var receives = filed.Received is not null && context.Actor == context.Rules.Policy.Acting(stage.By, nomination.RecommendedBy);
        if (!itself && !receives)
        {
            yield return OfAnother(requirement, filed.Body, context.Actor);
        }

        if (filed.Received is { } received && received.On > context.On)
        {
            yield return new Violation(
                ViolationCode.DocumentInFuture,
                new Text($"来函日期{Violations.Day(received.On)}晚于登记日期{Violations.Day(context.On)}。", $"The document is dated {Violations.Day(received.On)}, after the day on which it is entered, {Violations.Day(context.On)}."),
                requirement.Clause)
            { Place = "received.on", Actual = Violations.Day(received.On), Required = Violations.Day(context.On) };
        }

        if (before is null)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(filed.Reason))
        {
            yield return new Violation(
                ViolationCode.ReasonRequired,
                new Text("已有该项记录；后来的记录须说明理由，原记录予以保留。", "There is such a record already; say why a later one takes its place. The earlier one is kept."),
                requirement.Clause)
            { Place = "reason", Fact = requirement.Code };
        }

        // Whom the stage's body asked for an opinion answers for it alone, also where somebody entered it before.
        var same = (before.Body is null || before.Body == filed.Body) && (before.Consulted == filed.Consulted || (filed.Consulted == true && requirement.IsForReviewers));
        if (!same || (before.Received is null && before.Body is not null && !itself))
        {
            yield return OfAnother(requirement, before.Consulted == true ? before.By : before.Body, context.Actor);
        }
        else if (before.Received is { } document && filed.Consulted != true && !(itself && requirement.By is not null) && !Follows(filed, before, document))
        {
            yield return new Violation(
                ViolationCode.DocumentNotNewer,
                new Text(
                    $"该记录为来函登记（{document.DocumentNumber}，{Violations.Day(document.On)}）；只能由同一单位日期不早于该函的另一来函取代。",
                    $"The record came in as {document.DocumentNumber} of {Violations.Day(document.On)}; only another document of the same body that is not older takes its place."),
                requirement.Clause)
            { Place = "received", Fact = requirement.Code, Actual = filed.Received?.DocumentNumber, Required = document.DocumentNumber };
        }
    }

    private static bool Follows(FiledRecord filed, FiledRecord before, ReceivedDocument document) =>
        filed.Received is { } newer && filed.By == before.By && newer.DocumentNumber != document.DocumentNumber && newer.On >= document.On;

    private static Violation OfAnother(RecordRequirement requirement, string? body, string actor) => new(
        ViolationCode.RecordOfAnotherBody,
        new Text(
            $"“{requirement.Title.Zh}”由{body ?? "未确定的单位"}出具，{actor}不能代为出具或更改；可凭其来函（文号、日期、附件）登记为“来函”。",
            $"'{requirement.Title.En}' is made by {body ?? "a body that is not determined"}; {actor} neither makes nor changes it. What that body sent can be entered as received, with document number, day and evidence."),
        requirement.Clause)
    { Place = "code", Fact = requirement.Code, Actual = actor, Required = body };
}
