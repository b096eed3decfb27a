using System.Text.Json;
using Commendation.Application.Calendars;
using Commendation.Application.Common;
using Commendation.Application.Eligibility;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>Facts to judge.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Facts">Facts by code.</param>
public sealed record EvaluationRequest(string Campaign, string Award, IReadOnlyDictionary<string, JsonElement> Facts);

/// <summary>Rules and working days without anything being stored.</summary>
internal static class RulesEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/rules/evaluate", (EvaluationRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new EvaluateRules(body.Campaign, body.Award, Json.KnownFacts(body.Facts))))
            .WithTags("Rules 规则")
            .DocumentCalculation<VerdictView>("evaluateRules", "Evaluate rules", "Facts in, verdict out: every rule with outcome, clause and facts used. Nothing is stored. 试算资格。");
        var days = api.MapGroup("/working-days").WithTags("Working days 工作日");
        days.MapGet("/", (DateOnly from, DateOnly to, DateOnly? knownOn, string? campaign, string? organisation, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListWorkingDays(from, to, knownOn, Place(campaign, organisation))))
            .Document<WorkingDaysView>("listWorkingDays", "List working days", "The days of a range of at most a year, with the papers that set the holidays: as finally in force or as known on a day, of the whole country or of an organisation's region. 工作日查询。")
            .RefusedByRules();
        days.MapGet("/papers", (IMediator mediator, HttpContext http) => mediator.Answer(http, new ListHolidayPapers()))
            .Document<IReadOnlyList<HolidayPaperView>>("listHolidayPapers", "List holiday papers", "The State Council's papers in order of publication, with the days of known years that each of them changed. 节假日安排文件及其调整。");
        days.MapGet("/window", (DateOnly postedOn, int? days, string? kind, bool? postingDayCounted, string? end, string? afterRevision, DateOnly? knownOn, string? campaign, string? organisation, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new CalculateWindow(
                    postedOn,
                    new Term(
                        days ?? 5,
                        Read(kind, DayKind.Working, "kind"),
                        postingDayCounted ?? false,
                        Read(end, TermEnd.FollowingDay, "end"),
                        AfterRevision: Read(afterRevision, AfterRevision.Recounted, "afterRevision")),
                    knownOn,
                    Place(campaign, organisation))))
            .Document<WindowView>("calculateWindow", "Calculate a term", "First day, last day and the day from which the next step may follow; the last day as known on the day of posting, and what later papers made of it. 期限计算。")
            .RefusedByRules();
    }

    // A region is told by an organisation of a campaign: one without the other says nothing.
    private static CalendarPlace? Place(string? campaign, string? organisation) => (campaign, organisation) switch
    {
        (null, null) => null,
        ({ } code, { } unit) => new CalendarPlace(code, unit),
        _ => throw new UnreadableRequestException(new Violation(
            "parameter-missing",
            new Text("“campaign”和“organisation”须同时给出。", "'campaign' and 'organisation' are given together."))
        { Place = campaign is null ? "campaign" : "organisation" }),
    };

    private static T Read<T>(string? text, T whenAbsent, string parameter)
        where T : struct, Enum
    {
        if (text is null)
        {
            return whenAbsent;
        }

        var values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
        return values.TryGetValue(text, out var known)
            ? known
            : throw new UnreadableRequestException(new Violation(
                "parameter-invalid",
                new Text($"参数“{parameter}”应为下列之一：{string.Join("、", values.Keys)}。", $"The parameter '{parameter}' must be one of: {string.Join(", ", values.Keys)}."))
            { Place = parameter, Actual = text, Required = string.Join(", ", values.Keys) });
    }
}
