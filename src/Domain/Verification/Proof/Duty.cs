using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Proof;

/// <summary>
/// What a nomination must have gone through before it ends in an honour (表彰前置条件). Read off the policy's stages and not off the table
/// that is proven, so that a row that forgets one shows.
/// </summary>
/// <param name="Clause">Clause that demands it.</param>
/// <param name="Label">What it is, for people.</param>
/// <param name="Stage">Code of the stage at which it is fulfilled.</param>
/// <param name="FulfilledBy">Whether taking a row of the table fulfils it.</param>
internal sealed record Duty(string Clause, Text Label, string Stage, Func<Transition, bool> FulfilledBy)
{
    /// <summary>Whether it is the place: a reserve takes none on the way, but by being promoted.</summary>
    public bool IsPlace { get; private init; }

    /// <summary>Whether it is a term: none that counts before the public could see the notice fulfils it.</summary>
    public bool IsTerm { get; private init; }

    /// <summary>Every duty of a policy's procedure, stage by stage.</summary>
    public static IReadOnlyList<Duty> Of(CampaignPolicy policy) => [.. policy.Stages.SelectMany(Of)];

    private static IEnumerable<Duty> Of(Stage stage)
    {
        var advancing = NextStep.Leaving(stage);
        Duty That(string clause, string zh, string en, Func<Transition, bool> fulfilledBy) => new(
            clause,
            new Text($"{stage.Title.Zh}：{zh}", $"{stage.Title.En}: {en}"),
            stage.Code,
            row => row.Act == advancing && row.From.Stage == stage.Code && fulfilledBy(row));

        yield return That(stage.Clause, "由规定的单位办结", "done by the body whose task it is", row => row.Guards.Any(guard => guard is ActsInRole acts && acts.Role == stage.By));
        yield return That(stage.Clause, "推荐单位和对象未被取消资格", "organisation and nominee are in standing", row => row.Guards.Any(guard => guard is IsInStanding));
        if (stage.Kind is StageKind.Recommendation or StageKind.Review or StageKind.Listing)
        {
            yield return That(stage.Clause, "符合全部评选条件", "every rule is met", row => row.Guards.Any(guard => guard is IsEligible));
        }

        if (stage.Kind == StageKind.Publicity)
        {
            yield return That(stage.TermClause ?? stage.Clause, "公示期自公众可见之日起届满且无未了异议", "the full term has run since the public could see the notice, with no open objection", row => row.Guards.Any(guard => guard is TermComplete term && term.Stage == stage)) with { IsTerm = true };
        }

        if (stage.Records.Count > 0)
        {
            yield return That(stage.Clause, "各项记录齐全且意见同意", "every record is filed and favourable", row => row.Guards.Any(guard => guard is RecordsComplete records && records.Stage == stage));
        }

        if (stage.NotBefore is { } opening)
        {
            yield return That(opening.Clause, "不早于规定的起始时间", "not before its window opens", row => row.Guards.Any(guard => guard is HasOpened opens && opens.Opening == opening));
        }

        if (stage.Posting is { } posting)
        {
            yield return new Duty(
                posting.Due?.Clause ?? posting.NotBefore!.Clause,
                new Text($"{stage.Title.Zh}：在规定的时段内发布或经同意逾期", $"{stage.Title.En}: posted within its window, or late with consent"),
                stage.Code,
                row => row.Act == Act.Post && row.From.Stage == stage.Code
                    && (posting.NotBefore is null || row.Guards.Any(guard => guard is HasOpened opens && opens.Opening == posting.NotBefore))
                    && (posting.Due is null || row.Guards.Any(guard => guard is InTime inTime && inTime.Due == posting.Due)));
        }

        if (stage.Due is { } due)
        {
            yield return That(due.Clause, "按期办理或经同意逾期", "in time, or late with consent", row => row.Guards.Any(guard => guard is InTime inTime && inTime.Due == due));
        }

        if (stage.Kind == StageKind.Listing)
        {
            yield return That(stage.Clause, "名单符合各项约束性比例限制", "the list keeps every limit that binds", row => row.Guards.Any(guard => guard is LimitsKept));
        }

        if (stage.PlaceClause is { } place)
        {
            yield return That(place, "占用一个名额", "a place is taken", row => row.Guards.Any(guard => guard is PlaceFree)) with { IsPlace = true };
        }
    }
}
