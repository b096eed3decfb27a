using System.Globalization;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Portal.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Commendation.Portal.Offices;

/// <summary>The proposed list, the decision, and what is done to honours afterwards.</summary>
internal static class ListPages
{
    public static void Map(IEndpointRouteBuilder looking, IEndpointRouteBuilder sending)
    {
        looking.MapGet("/list", (string campaign, Reader read) => List(campaign, read, Filled.Empty, null));
        sending.MapPost("/list", (string campaign, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => DrawUp(campaign, form, visit, read, send)));
        looking.MapGet("/decision", (string campaign, Reader read) => Decision(campaign, read, Filled.Empty, null));
        sending.MapPost("/decision", (string campaign, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => send.Send(
            form,
            new IssueDecision(campaign, visit.Caller.Organisation, NominationPages.At(form), form["documentNumber"]) { ExpectedVersion = form.Version },
            _ => $"/campaigns/{campaign}/honours",
            refusal => Decision(campaign, read, form, refusal))));
        looking.MapGet("/honours/{id:guid}/revocation", (string campaign, Guid id, Reader read) => Revocation(campaign, id, read, Filled.Empty, null));
        sending.MapPost("/honours/{id:guid}/revocation", (string campaign, Guid id, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => send.Send(
            form,
            new RevokeHonour(campaign, id, visit.Caller.Organisation, form.Day("on"), form.Version, form["ground"], form["document"]),
            _ => $"/campaigns/{campaign}/honours",
            refusal => Revocation(campaign, id, read, form, refusal))));
        looking.MapGet("/honours/{id:guid}/correction", (string campaign, Guid id, Reader read) => Correction(campaign, id, read, Filled.Empty, null));
        sending.MapPost("/honours/{id:guid}/correction", (string campaign, Guid id, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => send.Send(
            form,
            new CorrectHonour(campaign, id, visit.Caller.Organisation, form.Day("on"), form.Version, form["name"], form["reason"], form["evidence"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            _ => $"/campaigns/{campaign}/honours",
            refusal => Correction(campaign, id, read, form, refusal))));
    }

    private static async Task<IResult> List(string campaign, Reader read, Filled form, Refusal? refusal)
    {
        var (found, policy) = (await read.Get(new GetCampaign(campaign)), await read.Get(new GetPolicy(campaign)));
        var list = found?.ProposedListId is { } id ? await read.Get(new GetProposedList(campaign, id)) : null;
        var candidates = new List<NominationSummary>();
        foreach (var stage in policy?.Stages.Where(stage => list is null ? stage.Kind == StageKind.Listing : stage.Kind is StageKind.Listing or StageKind.Decision).Select(stage => stage.Code) ?? [])
        {
            for (string? cursor = null, next = string.Empty; next is not null; cursor = next)
            {
                var page = await read.Get(new ListNominations(campaign, null, stage, null, null, new Paging(null, cursor, PageRequest<object>.MaxSize)));
                candidates.AddRange(page?.Items ?? []);
                next = page?.Next;
            }
        }

        return read.ShowForm<ListPage>(
            refusal,
            (nameof(ListPage.Campaign), found),
            (nameof(ListPage.Policy), policy),
            (nameof(ListPage.Organisations), await read.Get(new ListOrganisations(campaign, null, null))),
            (nameof(ListPage.List), list),
            (nameof(ListPage.Candidates), candidates),
            (nameof(ListPage.Limits), await read.Find(new GetLimits(campaign)) ?? []),
            (nameof(ListPage.Form), form),
            (nameof(ListPage.Refusal), refusal));
    }

    private static async Task<IResult> DrawUp(string campaign, Filled form, Visit visit, Reader read, Sender send)
    {
        var stage = (await read.Get(new GetPolicy(campaign)))?.Stages.FirstOrDefault(one => one.Kind == StageKind.Listing)?.Code ?? string.Empty;
        var listed =
            from field in form.Part("order.")
            where Guid.TryParse(field.Key, out _) && int.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            orderby int.Parse(field.Value, CultureInfo.InvariantCulture)
            select Guid.Parse(field.Key);
        return await send.Send(
            form,
            new DrawUpList(campaign, visit.Caller.Organisation, NominationPages.At(form), stage, [.. listed]) { ExpectedVersion = form.Version },
            _ => $"/campaigns/{campaign}/list",
            refusal => List(campaign, read, form, refusal));
    }

    private static async Task<IResult> Decision(string campaign, Reader read, Filled form, Refusal? refusal)
    {
        var found = await read.Get(new GetCampaign(campaign));
        return read.ShowForm<DecisionPage>(
            refusal,
            (nameof(DecisionPage.Campaign), found),
            (nameof(DecisionPage.Listed), found?.ProposedListId is { } id ? (await read.Get(new GetProposedList(campaign, id)))?.Nominations.Count ?? 0 : 0),
            (nameof(DecisionPage.Form), form),
            (nameof(DecisionPage.Refusal), refusal));
    }

    private static async Task<IResult> Correction(string campaign, Guid id, Reader read, Filled form, Refusal? refusal) => read.ShowForm<CorrectHonourPage>(
        refusal,
        (nameof(CorrectHonourPage.Campaign), await read.Get(new GetCampaign(campaign))),
        (nameof(CorrectHonourPage.Honour), await read.Get(new GetHonour(campaign, id))),
        (nameof(CorrectHonourPage.Form), form),
        (nameof(CorrectHonourPage.Refusal), refusal));

    private static async Task<IResult> Revocation(string campaign, Guid id, Reader read, Filled form, Refusal? refusal) => read.ShowForm<RevokePage>(
        refusal,
        (nameof(RevokePage.Campaign), await read.Get(new GetCampaign(campaign))),
        (nameof(RevokePage.Honour), await read.Get(new GetHonour(campaign, id))),
        (nameof(RevokePage.Form), form),
        (nameof(RevokePage.Refusal), refusal));
}
