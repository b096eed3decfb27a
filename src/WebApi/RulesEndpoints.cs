using System.Text.Json;
using Commendation.Application.Calendars;
using Commendation.Application.Common;
using Commendation.Application.Eligibility;
using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>Facts to judge.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Facts">Facts by code.</param>
/// <param name="Readings">Readings to try in place of those in force, by setting; absent for those in force.</param>
public sealed record EvaluationRequest(
    string Campaign, string Award, IReadOnlyDictionary<string, JsonElement> Facts, IReadOnlyDictionary<string, string>? Readings = null);

/// <summary>A policy to verify: a campaign that the server runs, or the files of a campaign folder.</summary>
/// <param name="Campaign">Code of a campaign; absent when files are given.</param>
/// <param name="Files">Text of campaign.yaml, clauses.yaml, organisations.csv, quotas.csv and scenarios/*.yaml by name; absent when a campaign is named.</param>
/// <param name="Only">Codes of the parts to run; absent for all.</param>
public sealed record VerificationRequest(string? Campaign = null, IReadOnlyDictionary<string, string>? Files = null, IReadOnlyList<string>? Only = null);

/// <summary>Rules and working days without anything being stored.</summary>
internal static class RulesEndpoints
{
    private static readonly Dictionary<string, string> NoReadings = [];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/rules/evaluate", (EvaluationRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new EvaluateRules(body.Campaign, body.Award, WrittenFacts.Of(body.Facts), body.Readings ?? NoReadings)))
            .WithTags("Rules 规则")
            .DocumentCalculation<VerdictView>("evaluateRules", "Evaluate rules", "Facts in, verdict out: every rule with outcome, clause and facts used. Nothing is stored. 试算资格。");
        api.MapPost("/rules/explain", (EvaluationRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ExplainRules(body.Campaign, body.Award, WrittenFacts.Of(body.Facts), body.Readings ?? NoReadings)))
            .WithTags("Rules 规则")
            .DocumentCalculation<ExplanationView>("explainRules", "Explain a verdict", "The same in readable sentences of both languages: clause, facts, what was required, and the smallest change by which a rule would not stand in the way. 判定说明：依据、事实、要求和最小变化。");
        api.MapPost("/policies/verify", (VerificationRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new VerifyPolicy(body.Campaign, body.Files, body.Only)))
            .WithTags("Rules 规则")
            .DocumentCalculation<VerificationView>("verifyPolicy", "Verify a policy", "Proves what can be proved about a policy before its notice is issued, part by part; nothing is stored. Bounded in time: one that takes longer is refused. 核验规则。")
            .DisableRequestTimeout();
        var days = api.MapGroup("/working-days").WithTags("Working days 工作日");
        days.MapGet("/", (DateOnly from, DateOnly to, DateOnly? knownOn, string? campaign, string? organisation, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListWorkingDays(from, to, knownOn, Place(campaign, organisation))))
            .Document<WorkingDaysView>("listWorkingDays", "List working days", "The days of a range of at most a year, with the papers that set the holidays: as finally in force or as known on a day, of the whole country or of an organisation's region. 工作日查询。")
            .RefusedByRules();
        days.MapGet("/papers", (IMediator mediator, HttpContext http) => mediator.Answer(http, new ListHolidayPapers()))
            .Document<IReadOnlyList<HolidayPaperView>>("listHolidayPapers", "List holiday papers", "The State Council's papers in order of publication, with the days of known years that each of them changed. 节假日安排文件及其调整。");
        days.MapGet("/window", (DateOnly postedOn, int? days, string? kind, bool? postingDayCounted, string? end, string? restDay, string? afterRevision, DateOnly? knownOn, string? campaign, string? organisation, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new CalculateWindow(
                    postedOn,
                    new Term(
                        days ?? 5,
                        Read(kind, DayKind.Working, "kind"),
                        postingDayCounted ?? false,
                        Read(end, TermEnd.FollowingDay, "end"),
                        AfterRevision: Read(afterRevision, AfterRevision.Recounted, "afterRevision"))
                    {
                        RestDay = Read(restDay, RestDay.Stands, "restDay"),
                    },
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
            ViolationCode.ParameterMissing,
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
                ViolationCode.ParameterInvalid,
                new Text($"参数“{parameter}”应为下列之一：{string.Join("、", values.Keys)}。", $"The parameter '{parameter}' must be one of: {string.Join(", ", values.Keys)}."))
            { Place = parameter, Actual = text, Required = string.Join(", ", values.Keys) });
    }
}
