using Commendation.Application.Campaigns;
using Commendation.Application.Nominations;
using Commendation.Application.Publicity;
using Commendation.Application.Submissions;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.Portal.Forms;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Commendation.Portal.Offices;

/// <summary>Notices and submissions: what offices do with several nominees and a document.</summary>
internal static class NoticePages
{
    public static void Map(IEndpointRouteBuilder looking, IEndpointRouteBuilder sending)
    {
        looking.MapGet("/notices/new", (string campaign, string? stage, Guid[] n, Reader read) => Compose(campaign, stage, n, read, Filled.Empty, null));
        sending.MapPost("/notices/new", (string campaign, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => form["_preview"].Length > 0
            ? Compose(campaign, form["stage"], form.Keys("n"), read, form, null)
            : send.Send(
                form,
                new PostNotice(campaign, visit.Caller.Organisation, form.Day("on"), form["stage"], form.Part("content.").Where(part => part.Value.Trim().Length > 0).ToDictionary(), form.Keys("n")),
                view => $"/campaigns/{campaign}/notices/{view.Id}/work",
                refusal => Compose(campaign, form["stage"], form.Keys("n"), read, form, refusal))));
        looking.MapGet("/notices/{id:guid}/work", (string campaign, Guid id, Reader read) => Work(campaign, id, read, Filled.Empty, null, null));
        sending.MapPost("/notices/{id:guid}/close", (string campaign, Guid id, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => send.Send(
            form,
            new CloseNotice(campaign, id, visit.Caller.Organisation, NominationPages.At(form), form.Version),
            _ => $"/campaigns/{campaign}/notices/{id}/work",
            refusal => Work(campaign, id, read, form, null, refusal))));
        sending.MapPost("/notices/{id:guid}/objections", (string campaign, Guid id, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => Raise(campaign, id, form, visit, read, send)));
        sending.MapPost("/notices/{id:guid}/objections/{objection:guid}", (string campaign, Guid id, Guid objection, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => send.Send(
            form,
            new DecideObjection(campaign, id, objection, visit.Caller.Organisation, form.Day("on"), form.Choice("upheld") == true, form["finding"]) { ExpectedVersion = form.Version },
            _ => $"/campaigns/{campaign}/notices/{id}/work",
            refusal => Work(campaign, id, read, form, objection, refusal))));
        looking.MapGet("/submissions/new", (string campaign, string? stage, Guid[] n, Reader read) => Submit(campaign, stage, n, read, Filled.Empty, null));
        sending.MapPost("/submissions/new", (string campaign, HttpContext http, Visit visit, Reader read, Sender send, IMediator mediator) => http.Receive(form => HandIn(campaign, form, visit, read, send, mediator, http)));
    }

    private static async Task<IResult> Compose(string campaign, string? stage, IReadOnlyList<Guid> ids, Reader read, Filled form, Refusal? refusal)
    {
        var (policy, nominations) = (await read.Get(new GetPolicy(campaign)), await read.Nominations(campaign, ids));
        return read.ShowForm<PostNoticePage>(
            refusal,
            (nameof(PostNoticePage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(PostNoticePage.Policy), policy),
            (nameof(PostNoticePage.Stage), Common(policy, StageKind.Publicity, stage, nominations)),
            (nameof(PostNoticePage.Nominations), nominations),
            (nameof(PostNoticePage.Form), form),
            (nameof(PostNoticePage.Refusal), refusal));
    }

    // The stage that is asked for, else the one in which all of them stand.
    private static StageView? Common(PolicyView? policy, StageKind kind, string? asked, IReadOnlyList<NominationView> nominations)
    {
        var stages = nominations.Select(nomination => asked ?? (nomination is null ? null : new State(nomination.State).Stage)).Distinct().ToList();
        return stages is [{ } one] ? policy?.Stages.FirstOrDefault(stage => stage.Code == one && stage.Kind == kind) : null;
    }

    private static async Task<IResult> Work(string campaign, Guid id, Reader read, Filled form, Guid? tried, Refusal? refusal)
    {
        var notice = await read.Get(new GetNotice(campaign, id));
        var nominations = new List<NominationView>();
        foreach (var nomination in notice?.Nominations ?? [])
        {
            // Who may see the notice may not see every nominee of it.
            if (await read.Find(new GetNomination(campaign, nomination)) is { } found)
            {
                nominations.Add(found);
            }
        }

        return read.ShowForm<NoticeWorkPage>(
            refusal,
            (nameof(NoticeWorkPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(NoticeWorkPage.Policy), await read.Get(new GetPolicy(campaign))),
            (nameof(NoticeWorkPage.Notice), notice),
            (nameof(NoticeWorkPage.Nominations), nominations),
            (nameof(NoticeWorkPage.Tried), tried),
            (nameof(NoticeWorkPage.Form), form),
            (nameof(NoticeWorkPage.Refusal), refusal));
    }

    private static Task<IResult> Raise(string campaign, Guid id, Filled form, Visit visit, Reader read, Sender send)
    {
        _ = Guid.TryParse(form["nominationId"], out var against);
        _ = Enum.TryParse<ObjectionChannel>(form["channel"], out var channel);
        return send.Send(
            form,
            new RaiseObjection(campaign, id, visit.Caller.Organisation, form.Day("on"), against, channel, form.Choice("signed") == true, form.Day("arrivedOn"), form["statement"], form.Given("evidence") is { } evidence ? [evidence] : []) { PostmarkedOn = form.Day("postmarkedOn"), ExpectedVersion = form.Version },
            _ => $"/campaigns/{campaign}/notices/{id}/work",
            refusal => Work(campaign, id, read, form, null, refusal));
    }

    private static async Task<IResult> Submit(string campaign, string? stage, IReadOnlyList<Guid> ids, Reader read, Filled form, Refusal? refusal)
    {
        var (policy, nominations) = (await read.Get(new GetPolicy(campaign)), await read.Nominations(campaign, ids));
        var common = Common(policy, StageKind.Submission, stage, nominations);
        return read.ShowForm<SubmissionPage>(
            refusal,
            (nameof(SubmissionPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(SubmissionPage.Policy), policy),
            (nameof(SubmissionPage.Stage), common),
            (nameof(SubmissionPage.Nominations), nominations),
            (nameof(SubmissionPage.Forms), common is { Materials.Count: > 0 } ? await read.Get(new PreviewSubmission(campaign, common.Code, ids)) : []),
            (nameof(SubmissionPage.Form), form),
            (nameof(SubmissionPage.Refusal), refusal));
    }

    // What is confidential never lies in the page: it is taken from the data when the forms are handed in.
    private static async Task<IResult> HandIn(string campaign, Filled form, Visit visit, Reader read, Sender send, IMediator mediator, HttpContext http)
    {
        var (stage, ids) = (form["stage"], form.Keys("n"));
        IReadOnlyList<FilledForm> forms = [];
        if ((await read.Get(new GetPolicy(campaign)))?.Stages.FirstOrDefault(one => one.Code == stage) is { Materials.Count: > 0 })
        {
            var known = await mediator.Send(new DiscloseSubmissionForms(campaign, stage, ids, visit.Caller.Organisation), http.RequestAborted);
            if (!known.Accepted)
            {
                return await Submit(campaign, stage, ids, read, form, known.Refusal);
            }

            forms = [.. known.Value.Select((filled, i) => filled with { Fields = [.. filled.Fields.Select((one, j) => one.Value.Length > 0 ? one : one with { Value = form[$"form.{i}.{j}"] })] })];
        }

        return await send.Send(
            form,
            new MakeSubmission(campaign, visit.Caller.Organisation, NominationPages.At(form), stage, form.Part("report.").Where(part => part.Value.Trim().Length > 0).ToDictionary(), forms, ids),
            _ => $"/campaigns/{campaign}/desk",
            refusal => Submit(campaign, stage, ids, read, form, refusal));
    }
}
