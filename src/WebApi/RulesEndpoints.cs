using System.Text.Json;
using Commendation.Application.Calendars;
using Commendation.Application.Common;
using Commendation.Application.Eligibility;
using Commendation.Domain.Calendars;
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
            .DocumentChange<VerdictView>("evaluateRules", "Evaluate rules", "Facts in, verdict out: every rule with outcome, clause and facts used. Nothing is stored. 试算资格。");
        var days = api.MapGroup("/working-days").WithTags("Working days 工作日");
        days.MapGet("/", (DateOnly from, DateOnly to, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListWorkingDays(from, to)))
            .Document<WorkingDaysView>("listWorkingDays", "List working days", "The days of a range of at most a year, with the papers that set the holidays. 工作日查询。");
        days.MapGet("/window", (DateOnly postedOn, int? days, string? kind, bool? postingDayCounted, string? end, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new CalculateWindow(
                    postedOn,
                    days ?? 5,
                    Read(kind, DayKind.Working, "kind"),
                    postingDayCounted ?? false,
                    Read(end, TermEnd.FollowingDay, "end"))))
            .Document<WindowView>("calculateWindow", "Calculate a term", "First day, last day and the day from which the next step may follow. kind: working or calendar; end: following-day or last-day. 期限计算。");
    }

    private static T Read<T>(string? text, T whenAbsent, string parameter)
        where T : struct, Enum => text is null
            ? whenAbsent
            : Enum.TryParse<T>(text.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value)
                ? value
                : throw new BadHttpRequestException($"{parameter} must be one of: {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}.");
}
