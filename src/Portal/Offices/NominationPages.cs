using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Application.Publicity;
using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Portal.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Commendation.Portal.Offices;

/// <summary>The desk and the nominees: lists, one nominee, and what is done with one or several.</summary>
internal static class NominationPages
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder looking, IEndpointRouteBuilder sending)
    {
        looking.MapGet("/desk", async (string campaign, Reader read, Visit visit) => read.Show<DeskPage>(
            (nameof(DeskPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(DeskPage.Policy), await read.Get(new GetPolicy(campaign))),
            (nameof(DeskPage.Desk), await read.Get(new ReadDesk(campaign))),
            (nameof(DeskPage.Notices), (await read.Find(new ListNotices(campaign, null, visit.Caller.Organisation, new Paging("-postedOn", null, 50))))?.Items ?? [])));
        looking.MapGet("/nominations", async (string campaign, string? name, string? award, string? state, string? recommendedBy, string? cursor, Reader read) =>
        {
            var asked = new ListNominations(campaign, Given(award), Given(state), Given(recommendedBy), null, new Paging("-lastActOn", Given(cursor), 50)) { Name = Given(name) };
            return read.Show<NominationsPage>(
                (nameof(NominationsPage.Campaign), await read.Get(new GetCampaign(campaign))),
                (nameof(NominationsPage.Policy), await read.Get(new GetPolicy(campaign))),
                (nameof(NominationsPage.Organisations), await read.Get(new ListOrganisations(campaign, null, null))),
                (nameof(NominationsPage.Asked), asked),
                (nameof(NominationsPage.Nominations), await read.Get(asked)));
        });
        looking.MapGet("/nominations/new", (string campaign, string? award, Reader read) => Nominate(campaign, Given(award), read, Filled.Empty, null));
        sending.MapPost("/nominations/new", (string campaign, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => Nominate(campaign, form, visit, read, send)));
        looking.MapGet("/nominations/{id:guid}", (string campaign, Guid id, Reader read) => One(campaign, id, read, Filled.Empty, null, null));
        sending.MapPost("/nominations/{id:guid}/acts/{act}", (string campaign, Guid id, string act, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => ActNames.TryParse(act, out var known)
            ? send.Send(
                form,
                new DoAct(campaign, id, visit.Caller.Organisation, At(form), form.Version, known, form.Given("reason")),
                _ => $"/campaigns/{campaign}/nominations/{id}",
                refusal => One(campaign, id, read, form, act, refusal))
            : Task.FromResult(Pages.Failed(StatusCodes.Status404NotFound))));
        looking.MapGet("/nominations/{id:guid}/facts", (string campaign, Guid id, Reader read) => Facts(campaign, id, read, Filled.Empty, null));
        sending.MapPost("/nominations/{id:guid}/facts", (string campaign, Guid id, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => Declare(campaign, id, form, visit, read, send)));
        looking.MapGet("/nominations/{id:guid}/records/new", (string campaign, Guid id, Reader read) => Record(campaign, [id], read, Filled.Empty, null));
        sending.MapPost("/nominations/{id:guid}/records/new", (string campaign, Guid id, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => File(campaign, [id], form, visit, read, send)));
        looking.MapGet("/nominations/several", (string campaign, string? act, Guid[] n, Reader read) => Choose(campaign, act, n, read));
        sending.MapPost("/nominations/several", (string campaign, HttpContext http, Visit visit, Reader read, Sender send) => http.Receive(form => form["act"] == string.Empty
            ? File(campaign, form.Keys("n"), form, visit, read, send)
            : Together(campaign, form, visit, read, send)));
        looking.MapGet("/nominations/outcomes", Outcomes);
    }

    /// <summary>The day of an act, where somebody gave one.</summary>
    public static Moment? At(Filled form) => form.Day("on") is { } day ? new Moment(day, null) : null;

    /// <summary>The nominations of these keys; none is left out.</summary>
    public static async Task<IReadOnlyList<NominationView>> Nominations(this Reader read, string campaign, IEnumerable<Guid> ids)
    {
        var found = new List<NominationView>();
        foreach (var id in ids.Distinct().Take(Most))
        {
            found.Add(await read.Get(new GetNomination(campaign, id)));
        }

        return found;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static async Task<IResult> Nominate(string campaign, string? award, Reader read, Filled form, Refusal? refusal)
    {
        var policy = await read.Get(new GetPolicy(campaign));
        return read.ShowForm<NominatePage>(
            refusal,
            (nameof(NominatePage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(NominatePage.Policy), policy),
            (nameof(NominatePage.Award), policy?.Awards.FirstOrDefault(one => one.Code == award)),
            (nameof(NominatePage.Form), form),
            (nameof(NominatePage.Refusal), refusal));
    }

    private static async Task<IResult> Nominate(string campaign, Filled form, Visit visit, Reader read, Sender send)
    {
        var award = (await read.Get(new GetPolicy(campaign)))?.Awards.FirstOrDefault(one => one.Code == form["award"]);
        return award is null
            ? await Nominate(campaign, null, read, form, null)
            : await send.Send(
                form,
                new CreateNomination(campaign, visit.Caller.Organisation, form.Day("on"), award.Code, award.Kind, form["name"], form["identifier"], form.Given("channel"), Written(form, new Dictionary<string, string>())) { Division = form.Given("division") },
                view => $"/campaigns/{campaign}/nominations/{view.Id}",
                refusal => Nominate(campaign, award.Code, read, form, refusal));
    }

    private static async Task<IResult> One(string campaign, Guid id, Reader read, Filled form, string? tried, Refusal? refusal) => read.ShowForm<NominationPage>(
        refusal,
        (nameof(NominationPage.Campaign), await read.Get(new GetCampaign(campaign))),
        (nameof(NominationPage.Policy), await read.Get(new GetPolicy(campaign))),
        (nameof(NominationPage.Clauses), await read.Get(new GetClauses(campaign))),
        (nameof(NominationPage.Organisations), await read.Get(new ListOrganisations(campaign, null, null))),
        (nameof(NominationPage.Nomination), await read.Get(new GetNomination(campaign, id))),
        (nameof(NominationPage.Verdict), await read.Get(new GetVerdict(campaign, id))),
        (nameof(NominationPage.Actions), await read.Get(new GetActions(campaign, id, form.Day("on") is { } day ? new Moment(day, null) : null))),
        (nameof(NominationPage.History), await read.Get(new GetHistory(campaign, id))),
        (nameof(NominationPage.Explanation), await read.Find(new ExplainVerdict(campaign, id))),
        (nameof(NominationPage.Earlier), await read.Find(new GetEarlier(campaign, id))),
        (nameof(NominationPage.Tried), tried),
        (nameof(NominationPage.Form), form),
        (nameof(NominationPage.Refusal), refusal));

    private static async Task<IResult> Facts(string campaign, Guid id, Reader read, Filled form, Refusal? refusal) => read.ShowForm<FactsPage>(
        refusal,
        (nameof(FactsPage.Campaign), await read.Get(new GetCampaign(campaign))),
        (nameof(FactsPage.Policy), await read.Get(new GetPolicy(campaign))),
        (nameof(FactsPage.Nomination), await read.Get(new GetNomination(campaign, id))),
        (nameof(FactsPage.Meanwhile), refusal is null ? [] : await read.Get(new GetHistory(campaign, id))),
        (nameof(FactsPage.Form), form),
        (nameof(FactsPage.Refusal), refusal));

    private static async Task<IResult> Declare(string campaign, Guid id, Filled form, Visit visit, Reader read, Sender send)
    {
        var nomination = await read.Get(new GetNomination(campaign, id));
        return nomination is null
            ? read.Answer(() => Results.NotFound())
            : await send.Send(
                form,
                new DeclareFacts(campaign, id, visit.Caller.Organisation, form.Day("on"), form.Version, Written(form, nomination.Facts)),
                _ => $"/campaigns/{campaign}/nominations/{id}",
                refusal => Facts(campaign, id, read, form, refusal));
    }

    // Only what is otherwise than it stands; an empty field takes a fact back, unless its value was never shown.
    private static WrittenFacts Written(Filled form, IReadOnlyDictionary<string, string> current) => new(form.Part("facts.")
        .Select(field => (Code: field.Key, Written: field.Value.Trim(), Current: current.GetValueOrDefault(field.Key)))
        .Where(fact => fact.Written.Length > 0 ? fact.Written != fact.Current : fact.Current is not null and not FactDefinition.Hidden)
        .ToDictionary(fact => fact.Code, fact => fact.Written.Length > 0 ? fact.Written : null));

    private static async Task<IResult> Record(string campaign, IReadOnlyList<Guid> ids, Reader read, Filled form, Refusal? refusal)
    {
        var (nominations, policy) = (await read.Nominations(campaign, ids), await read.Get(new GetPolicy(campaign)));
        return read.ShowForm<RecordPage>(
            refusal,
            (nameof(RecordPage.Campaign), await read.Get(new GetCampaign(campaign))),
            (nameof(RecordPage.Nominations), nominations),
            (nameof(RecordPage.Records), policy is null || nominations.Contains(null!) ? [] : Asked(policy, nominations)),
            (nameof(RecordPage.Meanwhile), refusal is null || ids.Count != 1 ? [] : await read.Get(new GetHistory(campaign, ids[0]))),
            (nameof(RecordPage.Form), form),
            (nameof(RecordPage.Refusal), refusal));
    }

    // What the stages of all of them ask for.
    private static List<RequirementView> Asked(PolicyView policy, IReadOnlyList<NominationView> nominations) =>
    [
        .. policy.Stages.SelectMany(stage => stage.Records).Where(record => nominations.All(nomination =>
            policy.Stages.Any(stage => stage.Code == new State(nomination.State).Stage && stage.Records.Contains(record)) && (record.Awards.Count == 0 || record.Awards.Contains(nomination.Award)))),
    ];

    private static Task<IResult> File(string campaign, IReadOnlyList<Guid> ids, Filled form, Visit visit, Reader read, Sender send)
    {
        var missing = new List<Violation>();
        if (form.All("code").Count == 0)
        {
            missing.Add(new Violation(ViolationCode.Required, new Text("请至少勾选一项记录。", "Choose at least one record.")) { Place = "code" });
        }

        if (form.Choice("favourable") is null)
        {
            missing.Add(new Violation(ViolationCode.Required, new Text("请选择结论。", "Choose a finding.")) { Place = "favourable" });
        }

        if (missing.Count > 0)
        {
            return Record(campaign, ids, read, form, new Refusal(RefusalKind.Shape, missing));
        }

        var received = form.Given("received.documentNumber") is { } number && form.Day("received.on") is { } on ? new ReceivedDocument(number, on, form.Given("received.evidence") is { } kept ? [kept] : []) : null;
        var favourable = form.Choice("favourable")!.Value;
        return form.All("code") is [var only] && ids is [var id]
            ? send.Send(
                form,
                new FileRecord(campaign, id, visit.Caller.Organisation, form.Day("on"), form.Version, only, form["by"], favourable, form["remarks"]) { Reason = form.Given("reason"), Received = received },
                _ => $"/campaigns/{campaign}/nominations/{id}",
                refusal => Record(campaign, ids, read, form, refusal))
            : send.Send(
                form,
                new FileRecords(campaign, visit.Caller.Organisation, form.Day("on"), [.. form.All("code").Select(code => new SharedRecord(ids, code, form["by"], favourable, form["remarks"], form.Given("reason"), received))], AllOrNothing: true),
                _ => ids is [var one] ? $"/campaigns/{campaign}/nominations/{one}" : Done(campaign, ids.Count),
                refusal => Record(campaign, ids, read, form, refusal));
    }

    private static Task<IResult> Choose(string campaign, string? act, Guid[] n, Reader read) => act switch
    {
        Several.Records => Record(campaign, n, read, Filled.Empty, null),
        Several.Notice => Task.FromResult(Results.Redirect(Several.With($"/campaigns/{campaign}/notices/new", n))),
        Several.Submission => Task.FromResult(Results.Redirect(Several.With($"/campaigns/{campaign}/submissions/new", n))),
        { } name when ActNames.TryParse(name, out var known) => Together(campaign, known, n, read, Filled.Empty, null),
        _ => Task.FromResult(Results.Redirect($"/campaigns/{campaign}/nominations")),
    };

    private static async Task<IResult> Together(string campaign, Act act, IReadOnlyList<Guid> ids, Reader read, Filled form, Refusal? refusal) => read.ShowForm<SeveralPage>(
        refusal,
        (nameof(SeveralPage.Campaign), await read.Get(new GetCampaign(campaign))),
        (nameof(SeveralPage.Act), act),
        (nameof(SeveralPage.Nominations), await read.Nominations(campaign, ids)),
        (nameof(SeveralPage.Form), form),
        (nameof(SeveralPage.Refusal), refusal));

    private static async Task<IResult> Together(string campaign, Filled form, Visit visit, Reader read, Sender send)
    {
        if (!ActNames.TryParse(form["act"], out var act))
        {
            return Pages.Failed(StatusCodes.Status404NotFound);
        }

        BatchView? done = null;
        var answer = await send.Send(
            form,
            new ActOnMany(campaign, visit.Caller.Organisation, At(form), act, form.Given("reason"), form.Keys("n"), AllOrNothing: false),
            view =>
            {
                done = view;
                return Done(campaign, view.Accepted);
            },
            refusal => Together(campaign, act, form.Keys("n"), read, form, refusal));
        if (done is not { Refused: > 0 } partly)
        {
            return answer;
        }

        var names = (await read.Nominations(campaign, partly.Items.Where(item => !item.Accepted).Select(item => item.Nomination))).ToDictionary(nomination => nomination.Id, nomination => nomination.Name);
        return read.Show<OutcomesPage>((nameof(OutcomesPage.Campaign), await read.Get(new GetCampaign(campaign))), (nameof(OutcomesPage.Batch), partly), (nameof(OutcomesPage.Names), names));
    }

    private static string Done(string campaign, int accepted) => Pages.With($"/campaigns/{campaign}/nominations/outcomes", ("accepted", Words.Number(accepted)));

    private static async Task<IResult> Outcomes(string campaign, int accepted, Reader read) => read.Show<OutcomesPage>(
        (nameof(OutcomesPage.Campaign), await read.Get(new GetCampaign(campaign))),
        (nameof(OutcomesPage.Batch), new BatchView { Accepted = accepted, Refused = 0, Items = [] }));
}
