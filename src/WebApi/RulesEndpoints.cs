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
        days.MapGet("/", (DateOnly from, DateOnly to, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListWorkingDays(from, to)))
            .Document<WorkingDaysView>("listWorkingDays", "List working days", "The days of a range of at most a year, with the papers that set the holidays. 工作日查询。")
            .RefusedByRules();
        days.MapGet("/window", (DateOnly postedOn, int? days, string? kind, bool? postingDayCounted, string? end, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new CalculateWindow(
                    postedOn,
                    days ?? 5,
                    Read(kind, DayKind.Working, "kind"),
                    postingDayCounted ?? false,
                    Read(end, TermEnd.FollowingDay, "end"))))
            .Document<WindowView>("calculateWindow", "Calculate a term", "First day, last day and the day from which the next step may follow. 期限计算。")
            .RefusedByRules();
    }

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
