using System.Globalization;
using System.Xml.Linq;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Eligibility;
using Commendation.Application.Honours;
using Commendation.Application.Publicity;
using Commendation.Application.Reports;
using Commendation.Domain.Shared;
using Commendation.Portal.Forms;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Portal.Public;

/// <summary>What anybody may look at. Pages for those who have not signed in come from a cache, which forgets after a second.</summary>
internal static class PublicPages
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(string.Empty).AllowAnonymous().CacheOutput(PublicCache.Policy);
        pages.MapGet("/", async (Reader read) => read.Show<CampaignsPage>((nameof(CampaignsPage.Campaigns), await read.Get(new ListCampaigns()))));
        var campaign = pages.MapGroup("/campaigns/{campaign}");
        campaign.MapGet(string.Empty, async (string campaign, Reader read) => read.Show<CampaignPage>(
            (nameof(CampaignPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(CampaignPage.Course), await read.Get(new GetCourse(campaign))),
            (nameof(CampaignPage.Policy), await read.Get(new GetPolicy(campaign))),
            (nameof(CampaignPage.Notices), await read.Get(Latest(campaign, null, 10)))));
        campaign.MapGet("/rules", async (string campaign, Reader read) => read.Show<RulesPage>(
            (nameof(RulesPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(RulesPage.Policy), await read.Get(new GetPolicy(campaign))),
            (nameof(RulesPage.Clauses), await read.Get(new GetClauses(campaign))),
            (nameof(RulesPage.Drawn), await read.Get(new DrawRules(campaign))),
            (nameof(RulesPage.Places), await read.Find(new GetQuotaUse(campaign, null)) ?? []),
            (nameof(RulesPage.Versions), (await read.Get(new ListPolicyVersions(campaign)))?.Count ?? 0)));
        campaign.MapGet("/notices", async (string campaign, string? cursor, Reader read) => read.Show<NoticesPage>(
            (nameof(NoticesPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(NoticesPage.Notices), await read.Get(Latest(campaign, cursor, 50)))));
        campaign.MapGet("/notices.atom", async (string campaign, Reader read, HttpContext http) =>
        {
            var (found, notices) = (await read.Get(new GetCampaign(campaign)), await read.Get(Latest(campaign, null, 50)));
            return read.Answer(() => Feed(found, notices, http));
        });
        campaign.MapGet("/notices/{id:guid}", async (string campaign, Guid id, Reader read) => read.Show<NoticePage>(
            (nameof(NoticePage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(NoticePage.Notice), await read.Get(new GetPublicNotice(campaign, id)))));
        campaign.MapGet("/honours", async (string campaign, string? award, string? number, string? cursor, Reader read) =>
        {
            var (found, asked) = (await read.Get(new GetCampaign(campaign)), number?.Trim());
            return read.Show<HonoursPage>(
                (nameof(HonoursPage.Campaign), found),
                (nameof(HonoursPage.Policy), await read.Get(new GetPolicy(campaign))),
                (nameof(HonoursPage.Honours), await read.Get(new ListHonours(campaign, award, null, new Paging("order", cursor, 100)))),
                (nameof(HonoursPage.Award), award),
                (nameof(HonoursPage.Decision), found?.DecisionId is { } decision ? await read.Find(new GetDecision(campaign, decision)) : null),
                (nameof(HonoursPage.Asked), asked),
                (nameof(HonoursPage.Found), asked is { Length: > 0 } ? await read.Find(new FindHonour(campaign, asked)) : null));
        });
    }

    /// <summary>Objections are nobody's but their author's: neither form nor state is kept for others.</summary>
    public static void MapObjections(IEndpointRouteBuilder app, string? limit)
    {
        var campaign = app.MapGroup("/campaigns/{campaign}").AllowAnonymous();
        campaign.MapGet("/try/{award}", Try);
        campaign.MapGet("/notices/{id:guid}/objection", (string campaign, Guid id, Reader read) => Object(campaign, id, read, Filled.Empty, null));
        var sent = campaign.MapPost("/notices/{id:guid}/objection", (string campaign, Guid id, HttpContext http, Reader read, Sender send) => http.Receive(
            form => send.Send(
                form,
                new ObjectPublicly(campaign, id, int.TryParse(form["nominee"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, form["statement"], form.Given("name"), form.Given("contact")),
                receipt => Pages.With($"/campaigns/{campaign}/objections", ("receipt", receipt.Receipt)),
                refusal => Object(campaign, id, read, form, refusal.Kind == RefusalKind.Missing ? NobodyChosen : refusal)),
            fromAnybody: true));
        var asked = campaign.MapGet("/objections", async (string campaign, string? receipt, Reader read) => read.Show<ObjectionPage>(
            (nameof(ObjectionPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(ObjectionPage.Receipt), string.IsNullOrWhiteSpace(receipt) ? null : receipt.Trim()),
            (nameof(ObjectionPage.Status), string.IsNullOrWhiteSpace(receipt) ? null : await read.Find(new GetObjectionStatus(campaign, receipt.Trim())))));
        if (limit is not null)
        {
            sent.RequireRateLimiting(limit);
            asked.RequireRateLimiting(limit);
        }
    }

    // Facts come in the address: they are made up, and a case can be kept as a link.
    private static async Task<IResult> Try(string campaign, string award, Reader read, HttpContext http, IMediator mediator)
    {
        var (found, policy) = (await read.Get(new GetCampaign(campaign)), await read.Get(new GetPolicy(campaign)));
        if (policy?.Awards.FirstOrDefault(one => one.Code == award) is not { } known)
        {
            return read.Answer(() => Pages.Failed(StatusCodes.Status404NotFound));
        }

        var form = new Filled(new FormCollection(http.Request.Query.ToDictionary(field => field.Key, field => field.Value)));
        var facts = form.Part("facts.").Where(fact => fact.Value.Trim().Length > 0).ToDictionary(fact => fact.Key, fact => fact.Value.Trim());
        var readings = form.Part("readings.").Where(reading => reading.Value.Length > 0).ToDictionary();
        var explained = await mediator.Send(new ExplainRules(campaign, award, WrittenFacts.Of(facts), readings), http.RequestAborted);
        return read.ShowForm<TryPage>(
            explained.Refusal,
            (nameof(TryPage.Campaign), found),
            (nameof(TryPage.Policy), policy),
            (nameof(TryPage.Award), known),
            (nameof(TryPage.Explanation), explained.Accepted ? explained.Value : null),
            (nameof(TryPage.Form), form),
            (nameof(TryPage.Refusal), explained.Refusal));
    }

    private static Refusal NobodyChosen { get; } = new(RefusalKind.Shape, [new Violation(ViolationCode.Required, new Text("请选择针对谁提出异议。", "Choose whom you object to.")) { Place = "nominee" }]);

    private static async Task<IResult> Object(string campaign, Guid id, Reader read, Filled form, Refusal? refusal) => read.ShowForm<ObjectPage>(
        refusal,
        (nameof(ObjectPage.Campaign), await read.Get(new GetCampaign(campaign))),
        (nameof(ObjectPage.Notice), await read.Get(new GetPublicNotice(campaign, id))),
        (nameof(ObjectPage.Form), form),
        (nameof(ObjectPage.Refusal), refusal));

    private static ListPosted Latest(string campaign, string? cursor, int size) => new(campaign, null, new Paging("-postedOn", cursor, size));

    // RFC 4287. Days are Asia/Shanghai's.
    private static IResult Feed(CampaignView campaign, Page<PostedView> notices, HttpContext http)
    {
        var site = $"{http.Request.Scheme}://{http.Request.Host}/campaigns/{campaign.Code}";
        static string At(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00+08:00'", CultureInfo.InvariantCulture);
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", Words.Tag),
            new XElement(Atom + "id", $"{site}/notices"),
            new XElement(Atom + "title", Words.Say($"{campaign.Title.Zh}：公示", $"{campaign.Title.En}: notices")),
            new XElement(Atom + "updated", At(notices.Items.Select(notice => notice.PostedOn).DefaultIfEmpty(campaign.IssuedOn).Max())),
            new XElement(Atom + "author", new XElement(Atom + "name", Words.Say(campaign.Issuer))),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", $"{site}/notices.atom")),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", $"{site}/notices")),
            notices.Items.Select(notice => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", $"urn:uuid:{notice.Id}"),
                new XElement(Atom + "title", $"{Words.Say(notice.StageTitle)} · {Words.Say(notice.PostedBy)}"),
                new XElement(Atom + "updated", At(notice.PostedOn)),
                new XElement(Atom + "published", At(notice.PostedOn)),
                new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", $"{site}/notices/{notice.Id}")))));
        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}", "application/atom+xml; charset=utf-8");
    }
}
