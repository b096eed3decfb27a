using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Submissions;
using Commendation.Domain.Calendars;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>A proposed list.</summary>
/// <param name="Stage">Code of the listing stage.</param>
/// <param name="Nominations">Nominations in the order of the list.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record ProposedListRequest(string Stage, IReadOnlyList<Guid> Nominations, Moment? On = null) : DatedRequest;

/// <summary>Others who follow on the list for those who fell after it was drawn up.</summary>
/// <param name="Replacements">Who fell, and who follows.</param>
/// <param name="Reason">Why these follow.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record ListReplacementRequest(IReadOnlyList<ReplacementPair> Replacements, string Reason, Moment? On = null) : DatedRequest;

/// <summary>A decision.</summary>
/// <param name="DocumentNumber">Number of the decision's document.</param>
/// <param name="On">Day of the decision; today when absent.</param>
/// <param name="Evidence">References to what shows it: words, or files that were uploaded, which everybody may read then.</param>
public sealed record DecisionRequest(string DocumentNumber, Moment? On = null, IReadOnlyList<string>? Evidence = null);

/// <summary>A revocation.</summary>
/// <param name="Ground">What happened.</param>
/// <param name="Document">Number of the document that decided it.</param>
/// <param name="On">Day of the document; today when absent.</param>
public sealed record RevocationRequest(string Ground, string Document, DateOnly? On = null);

/// <summary>A correction of a conferred name.</summary>
/// <param name="Name">The name as it should stand.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">References of documents that show it.</param>
/// <param name="On">Day; today when absent.</param>
public sealed record HonourCorrectionRequest(string Name, string Reason, IReadOnlyList<string> Evidence, DateOnly? On = null);

/// <summary>A revocation of a whole award or campaign.</summary>
/// <param name="Ground">What happened.</param>
/// <param name="Document">Number of the document that decided it.</param>
/// <param name="Award">Code of the award; absent for every honour of the campaign.</param>
/// <param name="On">Day of the document; today when absent.</param>
public sealed record BatchRevocationRequest(string Ground, string Document, string? Award = null, DateOnly? On = null);

/// <summary>The proposed list, the decision, honours and their revocation.</summary>
internal static class HonoursEndpoints
{
    private static readonly string[] PaperTypes = [MediaTypes.Docx, MediaTypes.Pdf];

    public static void Map(RouteGroupBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{campaign}").WithTags("Honours 荣誉");
        campaign.MapPost("/proposed-lists", (string campaign, ProposedListRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new DrawUpList(campaign, http.Actor(), body.On, body.Stage, body.Nominations) { ExpectedVersion = http.Expected() },
                    view => $"/api/v1/campaigns/{campaign}/proposed-lists/{view.Id}",
                    view => view.Version))
            .DocumentCreate<ProposedListView>("drawUpList", "Draw up the proposed list", "Enforces places and composition limits. If-Match takes the ETag of the campaign. 拟定名单。")
            .ChecksVersion();
        campaign.MapGet("/proposed-lists/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetProposedList(campaign, id), view => view.Version))
            .Document<ProposedListView>("getProposedList", "Read the proposed list", "Nominations in the order of the list. 拟表彰名单。");
        campaign.MapGet("/ranking", (string campaign, string award, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new RankCandidates(campaign, award)))
            .Document<IReadOnlyList<RankedView>>("rankCandidates", "Rank the candidates of an award", "Those who can be listed, in the order of the campaign's preferences, with what decides between each and the next; who is tied is named. 择优排序。");
        campaign.MapPost("/proposed-lists/{id:guid}/replacements", (string campaign, Guid id, ListReplacementRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(
                    http,
                    new ReplaceListed(campaign, id, http.Actor(), body.On, body.Replacements, body.Reason) { ExpectedVersion = http.Expected() },
                    view => view.Version))
            .DocumentChange<ProposedListView>("replaceListed", "Replace who fell after the list", "Lets others follow on the proposed list, each in the line of one who fell since, where the stage of the fall allows it; places and composition limits are enforced over the list as it then stands. Until the decision. 名单递补。")
            .ChecksVersion();
        campaign.MapPost("/decisions", (string campaign, DecisionRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new IssueDecision(campaign, http.Actor(), body.On, body.DocumentNumber) { ExpectedVersion = http.Expected(), Evidence = body.Evidence ?? [] },
                    view => $"/api/v1/campaigns/{campaign}/decisions/{view.Id}",
                    view => view.Version))
            .DocumentCreate<DecisionView>("issueDecision", "Issue the decision", "Honours everything that still stands on the proposed list, in its order, and registers plaques and certificates. If-Match takes the ETag of the campaign. 印发表彰决定。")
            .ChecksVersion();
        campaign.MapGet("/decisions/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.AnswerIn(http, new GetDecision(campaign, id), (_, type) => new PrintDecision(campaign, id, type), PaperTypes, view => view.Version))
            .Document<DecisionView>("getDecision", "Read the decision", "Document number, day and nominations in order; as docx or PDF the official document with its list annexed. 表彰决定，可取docx或PDF公文。")
            .AlsoIn(PaperTypes);
        campaign.MapGet("/honours", (string campaign, string? award, string? recommendedBy, string? sort, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListHonours(campaign, award, recommendedBy, new Paging(sort, cursor, size))))
            .Document<Page<HonourView>>("listHonours", "List honours", "Filtered by award and recommending organisation. 荣誉名册。")
            .SortedBy(ListHonours.Sorts.Select(key => key.Name));
        campaign.MapGet("/honours/{id:guid}", (string campaign, Guid id, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetHonour(campaign, id), view => view.Version))
            .Document<HonourView>("getHonour", "Read an honour", "Number of plaque or certificate, day, revocation, corrections of the name. 荣誉详情。");
        campaign.MapPost("/honours/{id:guid}/revocation", (string campaign, Guid id, RevocationRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new RevokeHonour(campaign, id, http.Actor(), body.On, http.Expected(), body.Ground, body.Document), view => view.Version))
            .DocumentChange<HonourView>("revokeHonour", "Revoke an honour", "With ground and document; the record stays. 撤销荣誉。")
            .ChecksVersion();
        campaign.MapPost("/honours/{id:guid}/acts/correct", (string campaign, Guid id, HonourCorrectionRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new CorrectHonour(campaign, id, http.Actor(), body.On, http.Expected(), body.Name, body.Reason, body.Evidence), view => view.Version))
            .DocumentChange<HonourView>("correctHonour", "Correct a conferred name", "What was written wrongly, by the conferring body, with reason and evidence; register, certificate and decision show it as corrected. Who was honoured does not change by it. 荣誉更正。")
            .ChecksVersion();
        campaign.MapPost("/revocations", (string campaign, BatchRevocationRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new RevokeBatch(campaign, http.Actor(), body.On, body.Award, body.Ground, body.Document)))
            .DocumentChange<IReadOnlyList<HonourView>>("revokeBatch", "Revoke a whole award or campaign", "Every honour that still stands. 整批撤销。");
    }
}
