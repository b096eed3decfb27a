using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Application.Submissions;
using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>A nomination.</summary>
/// <param name="Award">Code of the award.</param>
/// <param name="Kind">A person or a unit.</param>
/// <param name="Name">Name of the person or full official name of the unit.</param>
/// <param name="Identifier">Number or code of the nominee; empty for a group that has none.</param>
/// <param name="Channel">Code of an exempt channel; absent for the ordinary one.</param>
/// <param name="Facts">Facts by code: true, 3, "2021-07-08", "county-division-head".</param>
/// <param name="On">Day of the nomination; today when absent.</param>
/// <param name="Reserve">Rank among the organisation's reserves, where the campaign knows any; absent for a candidate.</param>
/// <param name="IdentifierKind">What the identifier is; absent for the resident identity number of a person and the unified social credit code of a unit.</param>
/// <param name="Division">The team or department (班组、科室) of the unit that is nominated; absent for the unit itself.</param>
/// <param name="NoIdentifierBecause">Why there is no identifier; absent where there is one.</param>
public sealed record NominationRequest(
    string Award,
    NomineeKind Kind,
    string Name,
    string Identifier = "",
    string? Channel = null,
    IReadOnlyDictionary<string, JsonElement>? Facts = null,
    DateOnly? On = null,
    int? Reserve = null,
    IdentifierKind? IdentifierKind = null,
    string? Division = null,
    string? NoIdentifierBecause = null) : DatedRequest;

/// <summary>Facts to declare or correct.</summary>
/// <param name="Facts">Facts by code; null takes a fact back.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record FactsRequest(IReadOnlyDictionary<string, JsonElement> Facts, DateOnly? On = null) : DatedRequest;

/// <summary>A record that the stage asks for.</summary>
/// <param name="Code">Code of the required record.</param>
/// <param name="By">Body or meeting that made it.</param>
/// <param name="Favourable">Whether it speaks for the nominee.</param>
/// <param name="Remarks">What it says.</param>
/// <param name="On">Day; today when absent.</param>
/// <param name="Reason">Why it takes the place of the one before; needed where there is one.</param>
/// <param name="Received">The document by which it came in; absent when the body enters it itself.</param>
/// <param name="Evidence">References to what shows it, where the body enters it itself: words, or files that were uploaded.</param>
public sealed record RecordRequest(
    string Code, string By, bool Favourable, string Remarks = "", DateOnly? On = null, string? Reason = null, ReceivedDocument? Received = null, IReadOnlyList<string>? Evidence = null)
    : DatedRequest;

/// <summary>An act.</summary>
/// <param name="Reason">Reason, where the act needs one.</param>
/// <param name="On">Day, or day and time where something is due at a time; now when absent.</param>
/// <param name="PlaceOf">For promote: code of the organisation whose vacant place the reserve takes; absent for its own.</param>
public sealed record ActRequest(string? Reason = null, Moment? On = null, string? PlaceOf = null) : DatedRequest;

/// <summary>Whom to look for.</summary>
/// <param name="Identifier">The whole number or code.</param>
public sealed record SearchRequest(string Identifier);

/// <summary>Records for many nominees.</summary>
/// <param name="Records">The records, each with the nominees that it is the same for.</param>
/// <param name="On">Day; today when absent.</param>
/// <param name="AllOrNothing">Whether one that is refused refuses all of them.</param>
public sealed record RecordsRequest(IReadOnlyList<SharedRecord> Records, DateOnly? On = null, bool AllOrNothing = false);

/// <summary>One act on many nominees.</summary>
/// <param name="Act">Act: recommend, pass, return, reject, withdraw, accept-late, promote.</param>
/// <param name="Nominations">Keys of the nominations.</param>
/// <param name="Reason">Reason, where the act needs one.</param>
/// <param name="On">Day, or day and time where something is due at a time; now when absent.</param>
/// <param name="AllOrNothing">Whether one that is refused refuses all of them.</param>
public sealed record ManyActsRequest(string Act, IReadOnlyList<Guid> Nominations, string? Reason = null, Moment? On = null, bool AllOrNothing = false);

/// <summary>A correction (更正); what is absent stays as it is.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">References of the documents that show it; at least one.</param>
/// <param name="Name">The right name.</param>
/// <param name="Identifier">The right number or code.</param>
/// <param name="IdentifierKind">What the identifier is.</param>
/// <param name="Division">The team or department of the unit; empty for the unit itself.</param>
/// <param name="NoIdentifierBecause">Why there is no identifier.</param>
/// <param name="Facts">Facts by code; null takes a fact back.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record CorrectionRequest(
    string Reason,
    IReadOnlyList<string> Evidence,
    string? Name = null,
    string? Identifier = null,
    IdentifierKind? IdentifierKind = null,
    string? Division = null,
    string? NoIdentifierBecause = null,
    IReadOnlyDictionary<string, JsonElement>? Facts = null,
    DateOnly? On = null) : DatedRequest;

/// <summary>A change of circumstances (情况变化); what is absent stays as it is.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="HappenedOn">Day on which it happened.</param>
/// <param name="Reason">What is to be known about it.</param>
/// <param name="Evidence">References of the documents that show it; at least one.</param>
/// <param name="Name">The name since then; for renamed and merged.</param>
/// <param name="Identifier">The number or code since then; for renamed and merged.</param>
/// <param name="Facts">Facts that are otherwise since then, by code; null takes a fact back. The day of death follows from happenedOn.</param>
/// <param name="On">Day of the report; today when absent.</param>
public sealed record ChangeRequest(
    CircumstanceKind Kind,
    DateOnly HappenedOn,
    string Reason,
    IReadOnlyList<string> Evidence,
    string? Name = null,
    string? Identifier = null,
    IReadOnlyDictionary<string, JsonElement>? Facts = null,
    DateOnly? On = null) : DatedRequest;

/// <summary>A reviewer lets a nomination go on after a change of circumstances.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record KeepRequest(string Reason, DateOnly? On = null) : DatedRequest;

/// <summary>A reviewer steps back.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record RecusalRequest(string Reason, DateOnly? On = null) : DatedRequest;

/// <summary>Nominations: create, declare facts, file records, act, and ask what may happen next.</summary>
internal static class NominationsEndpoints
{
    private static readonly string[] FormTypes = [MediaTypes.Docx, MediaTypes.Xlsx, MediaTypes.Pdf];

    public static void Map(RouteGroupBuilder api)
    {
        var nominations = api.MapGroup("/campaigns/{campaign}/nominations").WithTags("Nominations 推荐");
        nominations.MapGet("/", (string campaign, string? award, string? state, string? recommendedBy, string? channel, string? name, string? sort, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListNominations(campaign, award, state, recommendedBy, channel, new Paging(sort, cursor, size)) { Name = name }))
            .Document<Page<NominationSummary>>("listNominations", "List nominations", "Filtered by award, state, recommending organisation, channel and a part of the name; by name, and otherwise, sorted. 推荐对象列表，可按名称查找和排序。")
            .SortedBy(ListNominations.Sorts.Select(key => key.Name));
        nominations.MapPost("/", (string campaign, NominationRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new CreateNomination(campaign, http.Actor(), body.On, body.Award, body.Kind, body.Name, body.Identifier, body.Channel, WrittenFacts.Of(body.Facts))
                    {
                        IdentifierKind = body.IdentifierKind,
                        Division = body.Division,
                        NoIdentifierBecause = body.NoIdentifierBecause,
                        Reserve = body.Reserve,
                    },
                    view => $"/api/v1/campaigns/{campaign}/nominations/{view.Id}",
                    view => view.Version))
            .DocumentCreate<NominationView>("createNomination", "Nominate", "The acting organisation nominates a person or unit. One nominee can be nominated once for one award. 新增推荐。");
        nominations.MapGet("/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetNomination(campaign, id), view => view.Version))
            .Document<NominationView>("getNomination", "Read a nomination", "State, facts, records, publicities and standing. 推荐详情。");
        nominations.MapPatch("/{id:guid}/facts", (string campaign, Guid id, FactsRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new DeclareFacts(campaign, id, http.Actor(), body.On, http.Expected(), WrittenFacts.Of(body.Facts)), view => view.Version))
            .DocumentChange<NominationView>("declareFacts", "Declare or correct facts", "Possible while the nomination is with the recommending unit. 填报或更正事实。")
            .ChecksVersion();
        nominations.MapPost("/{id:guid}/records", (string campaign, Guid id, RecordRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new FileRecord(campaign, id, http.Actor(), body.On, http.Expected(), body.Code, body.By, body.Favourable, body.Remarks) { Reason = body.Reason, Received = body.Received, Evidence = body.Evidence ?? [] },
                    view => $"/api/v1/campaigns/{campaign}/nominations/{view.Id}",
                    view => view.Version))
            .DocumentCreate<NominationView>("fileRecord", "File a record", "A proceeding, attestation, finding, check, opinion or inspection that the present stage asks for, made by the body that the campaign names, or entered as received. A later one of the same body takes its place with a reason; the earlier one stays. 登记记录、认定、审核结论、必审必核或意见。")
            .ChecksVersion();
        nominations.MapPost("/{id:guid}/acts/{act}", (string campaign, Guid id, string act, ActRequest body, IMediator mediator, HttpContext http) =>
                ActNames.TryParse(act, out var known)
                    ? mediator.Answer(http, new DoAct(campaign, id, http.Actor(), body.On, http.Expected(), known, body.Reason) { PlaceOf = body.PlaceOf }, view => view.Version)
                    : Task.FromResult(UnknownAct(act).ToResult()))
            .DocumentChange<NominationView>("doAct", "Act on a nomination", "recommend, pass, return, reject, withdraw, accept-late, promote (a reserve follows into a vacant place). Acts that come with a document (notice, objection, submission, list, decision) are done by creating it. 办理。")
            .ChecksVersion();
        nominations.MapPost("/searches", (string campaign, SearchRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new FindByIdentifier(campaign, http.Caller().Name, body.Identifier)))
            .DocumentChange<IReadOnlyList<NominationSummary>>("findByIdentifier", "Find nominations by identifier", "Those of one person or unit, by the whole number or code, as far as the caller may see them; that they were searched is journalled. The number stands in the body, so that no address holds it. 按证件号码查找推荐对象，并记入日志。");
        nominations.MapPost("/records", (string campaign, RecordsRequest body, IMediator mediator, HttpContext http) =>
                mediator.Each(http, new FileRecords(campaign, http.Actor(), body.On, body.Records, body.AllOrNothing)))
            .DocumentBatch<BatchView>("fileRecords", "File records for many", "Records that are the same for many nominees, each judged by itself: the answer says of each what became of it, and the journal has a line for each. With allOrNothing one that is refused refuses all. 批量登记记录、认定、审核结论、必审必核或意见，逐项判定、逐项返回。");
        nominations.MapPost("/acts", (string campaign, ManyActsRequest body, IMediator mediator, HttpContext http) =>
                ActNames.TryParse(body.Act, out var known)
                    ? mediator.Each(http, new ActOnMany(campaign, http.Actor(), body.On, known, body.Reason, body.Nominations, body.AllOrNothing))
                    : Task.FromResult(UnknownAct(body.Act).ToResult()))
            .DocumentBatch<BatchView>("actOnMany", "Act on many nominations", "One act on many nominees, each judged by itself: the answer says of each what became of it, and the journal has a line for each. With allOrNothing one that is refused refuses all. 批量办理，逐项判定、逐项返回。");
        nominations.MapPost("/{id:guid}/acts/correct", (string campaign, Guid id, CorrectionRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(
                    http,
                    new CorrectNomination(campaign, id, http.Actor(), body.On, http.Expected(), body.Reason, body.Evidence)
                    {
                        Name = body.Name,
                        Identifier = body.Identifier,
                        IdentifierKind = body.IdentifierKind,
                        Division = body.Division,
                        NoIdentifierBecause = body.NoIdentifierBecause,
                        Facts = WrittenFacts.Of(body.Facts),
                    },
                    view => view.Version))
            .DocumentChange<NominationView>("correctNomination", "Correct a nomination", "Name, identifier or facts, in any stage until the decision, by the organisation that acts in the stage. What was public and changes is made public anew: the nominee goes back to the latest publicity. 更正。")
            .ChecksVersion();
        nominations.MapPost("/{id:guid}/acts/report-change", (string campaign, Guid id, ChangeRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(
                    http,
                    new ReportChange(campaign, id, http.Actor(), body.On, http.Expected(), body.Kind, body.HappenedOn, body.Reason, body.Evidence)
                    {
                        Name = body.Name,
                        Identifier = body.Identifier,
                        Facts = WrittenFacts.Of(body.Facts),
                    },
                    view => view.Version))
            .DocumentChange<NominationView>("reportChange", "Report a change of circumstances", "Death, transfer, promotion, leaving, another name, a merger: in any stage, by the recommending organisation or the one that acts in the stage. The rules are asked anew; a reviewer decides what follows (keep, return, reject), and until then the nomination is neither passed nor listed nor decided. 报告情况变化。")
            .ChecksVersion();
        nominations.MapPost("/{id:guid}/acts/keep", (string campaign, Guid id, KeepRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new KeepAfterChange(campaign, id, http.Actor(), body.On, http.Expected(), body.Reason), view => view.Version))
            .DocumentChange<NominationView>("keepAfterChange", "Keep a nomination after a change", "The reviewer's decision on every change that is open: the nomination goes on. 情况变化后予以保留。")
            .ChecksVersion();
        nominations.MapGet("/{id:guid}/actions", (string campaign, Guid id, Moment? on, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetActions(campaign, id, on)))
            .Document<IReadOnlyList<ActionView>>("listActions", "What may happen next", "Every act of the present state for a day: possible, or the violations that stand in the way. 下一步可办理事项。");
        nominations.MapGet("/{id:guid}/verdict", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetVerdict(campaign, id)))
            .Document<VerdictView>("getVerdict", "Read the verdict", "Every rule with outcome, clause, facts used and what was required. 资格审核结果。");
        nominations.MapGet("/{id:guid}/verdict/explanation", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ExplainVerdict(campaign, id)))
            .Document<ExplanationView>("explainVerdict", "Explain the verdict", "The verdict in readable sentences of both languages, with the smallest change by which a rule would not stand in the way. 判定说明。");
        nominations.MapGet("/{id:guid}/history", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetHistory(campaign, id)))
            .Document<IReadOnlyList<JournalLine>>("listHistory", "Read the history", "Every act that the nomination has been through. 办理经过。");
        nominations.MapGet("/{id:guid}/earlier", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetEarlier(campaign, id)))
            .Document<IReadOnlyList<EarlierView>>("listEarlier", "Read what is known of the nominee", "For reviewers: other nominations of the same person or unit with their objections and honours, and sanctions, in every campaign that the caller may enter. 同一对象的既往推荐、异议、处理和荣誉。");
        nominations.MapGet("/{id:guid}/forms/{material}", (string campaign, Guid id, string material, IMediator mediator, HttpContext http) =>
                mediator.AnswerIn(http, new GetForm(campaign, id, material), (form, type) => new WriteForms(campaign, [form], type), FormTypes))
            .Document<FilledForm>("getForm", "Look at a form", "The form in its issued format, filled with what the nomination's data answer, as JSON, as a file of its template (docx, a table as xlsx) or as PDF; what is personal stays hidden. 预览表格，可取docx、xlsx或PDF，个人信息隐藏。")
            .AlsoIn(FormTypes);
        nominations.MapPost("/{id:guid}/forms/{material}/disclosures", (string campaign, Guid id, string material, IMediator mediator, HttpContext http) =>
                mediator.AnswerIn(http, new DiscloseForm(campaign, id, material, http.Caller().Name), (form, type) => new WriteForms(campaign, [form], type), FormTypes))
            .DocumentChange<FilledForm>("discloseForm", "Fill a form", "The form with nothing hidden, ready to be handed in, in the same formats; that it was shown is journalled. 生成可报送的表格，并记入日志。")
            .AlsoIn(FormTypes);
        nominations.MapPost("/{id:guid}/personal-data/disclosures", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new DisclosePersonalData(campaign, id, http.Caller().Name), view => view.Version))
            .DocumentChange<PersonalDataView>("disclosePersonalData", "Be shown personal data", "What ordinary views hide: identifier and confidential facts; that they were shown is journalled. 查看个人信息，并记入日志。");
        nominations.MapPost("/{id:guid}/dossier/disclosures", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new DiscloseDossier(campaign, id, http.Caller().Name)))
            .DocumentChange<DossierView>("discloseDossier", "Export what is held about a person", "Everything that is held about the nominee, in every campaign that the caller may enter: nominations, facts, records, objections, forms, honours, sanctions, history; that it was shown is journalled. 导出个人信息副本，并记入日志。");
        nominations.MapPost("/{id:guid}/recusals", (string campaign, Guid id, RecusalRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(http, new RecuseReviewer(campaign, id, http.Actor(), body.On, body.Reason), _ => $"/api/v1/campaigns/{campaign}/nominations/{id}"))
            .DocumentCreate<Recusal>("recuseReviewer", "Step back from a nomination", "The reviewer does nothing more about it in a review or decision. 回避。");
    }

    private static Refusal UnknownAct(string act)
    {
        var names = DoAct.Direct.Select(known => known.Name()).ToList();
        return new Refusal(RefusalKind.Shape, [Violation.Unknown(ViolationCode.ActUnknown, act, names) with { Place = "act", Required = string.Join(", ", names) }]);
    }
}
