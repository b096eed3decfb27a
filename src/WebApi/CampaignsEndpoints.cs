using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Policies;
using Commendation.WebApi.Edge;
using MediatR;

namespace Commendation.WebApi;

/// <summary>A waiver of a limit or rule that binds in principle.</summary>
/// <param name="Element">Code of the limit or rule.</param>
/// <param name="Reason">Why.</param>
/// <param name="NominationId">The nomination that it is for; absent for the whole list.</param>
/// <param name="On">Day of the waiver; today when absent.</param>
public sealed record WaiverRequest(string Element, string Reason, Guid? NominationId = null, DateOnly? On = null);

/// <summary>An amendment of the rules of a running campaign.</summary>
/// <param name="Document">Number of the document that orders it.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveOn">First day on which acts are judged by the new version.</param>
/// <param name="Files">The files that change, each in full, by name; the others stay as they are.</param>
/// <param name="On">Day of the adoption; today when absent.</param>
public sealed record AmendmentRequest(string Document, string Reason, DateOnly EffectiveOn, IReadOnlyDictionary<string, string> Files, DateOnly? On = null);

/// <summary>A sanction on an organisation or a nominee.</summary>
/// <param name="Sanction">Code of the policy's sanction.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Ground">What happened.</param>
/// <param name="Document">Number of the document that decided it.</param>
/// <param name="On">Day of the document; today when absent.</param>
/// <param name="NominationId">Key of the nomination whose nominee it is laid on; absent for a sanction on the organisation.</param>
public sealed record SanctionRequest(string Sanction, string Ground, string Document, string? Organisation = null, DateOnly? On = null, Guid? NominationId = null);

/// <summary>A sandbox.</summary>
/// <param name="Code">Code of the sandbox: <c>sandbox-</c>, then small letters, digits and hyphens.</param>
/// <param name="Today">What day it is in it.</param>
public sealed record SandboxRequest(string Code, DateOnly Today);

/// <summary>The clock of a sandbox.</summary>
/// <param name="Today">What day it is from now on.</param>
public sealed record ClockRequest(DateOnly Today);

/// <summary>A sandbox to be thrown away.</summary>
/// <param name="Code">Code of the sandbox, once more.</param>
public sealed record DiscardRequest(string Code);

/// <summary>Personal data to be deleted.</summary>
/// <param name="Code">Code of the campaign, once more: it cannot be undone.</param>
public sealed record ErasureRequest(string Code);

/// <summary>Public keys of exported journals.</summary>
/// <param name="Keys">The keys, the present one last.</param>
public sealed record JournalKeySet(IReadOnlyList<JournalKey> Keys);

/// <summary>A JSON Web Key.</summary>
/// <param name="Kty">Kind of key.</param>
/// <param name="Crv">Curve.</param>
/// <param name="X">Coordinate x in base64url.</param>
/// <param name="Y">Coordinate y in base64url.</param>
/// <param name="Kid">Thumbprint (RFC 7638).</param>
/// <param name="Alg">Algorithm.</param>
/// <param name="Use">What it is for: signatures.</param>
public sealed record JournalKey(string Kty, string Crv, string X, string Y, string Kid, string Alg, string Use);

/// <summary>Campaigns: their policy, ledger, organisations, quotas, limits, timeline and journal.</summary>
internal static class CampaignsEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Campaigns 评选表彰活动");
        campaigns.MapGet("/", (IMediator mediator, HttpContext http) => mediator.Answer(http, new ListCampaigns()))
            .Document<IReadOnlyList<CampaignView>>("listCampaigns", "List campaigns", "Every campaign that the server runs. 列出全部评选表彰活动。");
        campaigns.MapGet("/{campaign}", (string campaign, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetCampaign(campaign), view => view.Version))
            .Document<CampaignView>("getCampaign", "Read a campaign", "Title, notice, pinned policy version, sanctions and waivers. 活动概况。");
        campaigns.MapGet("/{campaign}/policy", (string campaign, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetPolicy(campaign)))
            .Document<PolicyView>("getPolicy", "Read the policy", "Awards, rules, limits, stages and interpretations, each with its clause. 活动规则。");
        campaigns.MapGet("/{campaign}/policy.yaml", async (string campaign, IMediator mediator, HttpContext http) => await File(mediator, http, campaign, "campaign.yaml"))
            .DocumentFile("getPolicyYaml", "Read the policy as YAML", "The campaign file exactly as it was loaded. 活动规则原文件（YAML）。", "application/yaml");
        campaigns.MapGet("/{campaign}/files/{file}", async (string campaign, string file, IMediator mediator, HttpContext http) => await File(mediator, http, campaign, file))
            .DocumentFile("getPolicyFile", "Read a campaign file", "One file of the campaign folder exactly as it was loaded: campaign.yaml, clauses.yaml, organisations.csv, quotas.csv. 活动文件夹中的文件。", "text/csv", "application/yaml");
        campaigns.MapGet("/{campaign}/forms/{material}", (string campaign, string material, IMediator mediator, HttpContext http) =>
                mediator.AnswerDocument(http, new GetTemplate(campaign, material)))
            .DocumentFile("getTemplate", "Download a form", "The empty template of a form as it was issued; its format may not be changed. 下载空白表格。", MediaTypes.Docx, MediaTypes.Xlsx);
        campaigns.MapGet("/{campaign}/policy/versions", (string campaign, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListPolicyVersions(campaign)))
            .Document<IReadOnlyList<PolicyVersionView>>("listPolicyVersions", "List the versions of the policy", "The version that the campaign began with and one for each amendment: from when on it judges acts, by which document, why. 规则版本及历次修订。");
        campaigns.MapGet("/{campaign}/policy/versions/{number:int}", (string campaign, int number, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetPolicyVersion(campaign, number)))
            .Document<PolicyVersionContent>("getPolicyVersion", "Read a version of the policy", "What one version says, in force or not. 某一版本的规则。");
        campaigns.MapGet("/{campaign}/policy/versions/{number:int}/files/{file}", async (string campaign, int number, string file, IMediator mediator, HttpContext http) => await File(mediator, http, campaign, file, number))
            .DocumentFile("getPolicyVersionFile", "Read a file of a version", "One file of a version exactly as it was adopted: campaign.yaml, clauses.yaml, organisations.csv, quotas.csv. 某一版本的文件。", "text/csv", "application/yaml");
        campaigns.MapGet("/{campaign}/policy/diff", (string campaign, int? older, int? newer, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ComparePolicyVersions(campaign, older, newer)))
            .Document<PolicyComparison>("comparePolicyVersions", "Compare two versions of the policy", "What differs, element by element, each with its clause, before and after; the latest version with the one before it when none are named. 规则版本比较。");
        campaigns.MapPost("/{campaign}/policy/versions", (string campaign, AmendmentRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new AmendPolicy(campaign, http.Actor(), body.On, body.EffectiveOn, body.Document, body.Reason, body.Files) { ExpectedVersion = http.Expected() },
                    view => $"/api/v1/campaigns/{campaign}/policy/versions/{view.Number}"))
            .DocumentCreate<PolicyVersionView>("amendPolicy", "Amend the policy", "Adopts a new version of a running campaign's rules, with the document that orders it, the reason and the day on which it takes effect; acts of earlier days stay judged by the version of their day. Refused where it would take away what nominations stand on. If-Match takes the ETag of the campaign. 方案修订。")
            .ChecksVersion();
        campaigns.MapGet("/{campaign}/clauses", (string campaign, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetClauses(campaign)))
            .Document<IReadOnlyList<ClauseView>>("listClauses", "Read the clause ledger", "Every binding sentence of the notice and the elements that carry it. 条款清单。");
        campaigns.MapGet("/{campaign}/organisations", (string campaign, string? tier, string? superior, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListOrganisations(campaign, tier, superior)))
            .Document<IReadOnlyList<Organisation>>("listOrganisations", "List organisations", "Organisations that take part, filtered by tier or superior. 单位名录。");
        campaigns.MapGet("/{campaign}/quotas", (string campaign, string? award, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetQuotaUse(campaign, award)))
            .Document<IReadOnlyList<QuotaUseView>>("listQuotas", "Read the use of the quota table", "Places per organisation and award: given, taken, free, lapsed. 名额使用情况。");
        campaigns.MapGet("/{campaign}/limits", (string campaign, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetLimits(campaign)))
            .Document<IReadOnlyList<LimitStatusView>>("listLimits", "Read the composition limits so far", "Where the living nominations stand with regard to each limit, before the list is drawn up. 比例限制预警。");
        campaigns.MapGet("/{campaign}/bars", (string campaign, DateOnly? on, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListBars(campaign, on)))
            .Document<IReadOnlyList<BarView>>("listBars", "List who is barred", "Organisations and nominees that earlier rounds of the series have barred from this one, on a day, today when none is given. 以前各届限制参评的单位和对象。");
        campaigns.MapGet("/{campaign}/timeline", (string campaign, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new GetTimeline(campaign)))
            .Document<IReadOnlyList<TimelineView>>("getTimeline", "Read the timeline", "Planned and actual dates of each stage, with slack in working days. 进度安排。");
        campaigns.MapGet("/{campaign}/open-terms", (string campaign, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ReadOpenTerms(campaign)))
            .Document<IReadOnlyList<OpenTermView>>("listOpenTerms", "Read the open terms", "Publicities to be closed and stages to be left in time, with how many nominees are in each and whether it runs, stands still or is over. 待办期限。");
        campaigns.MapGet("/{campaign}/journal", (string campaign, string? cursor, int? size, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new ListJournal(campaign, new Paging(null, cursor, size))))
            .Document<Page<JournalLine>>("listJournal", "Read the journal", "Every accepted act in order of recording. 办理日志。");
        MapSandboxes(campaigns);
        MapErasure(campaigns);
        campaigns.MapGet("/{campaign}/journal/verification", (string campaign, string? remembered, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new VerifyJournal(campaign, remembered)))
            .Document<JournalVerification>("verifyJournal", "Verify the journal", "Walks the chain, holds everything stored against it, and names what does not fit, the first line first. 核验日志链与现存数据。");
        campaigns.MapGet("/{campaign}/journal/export", (string campaign, IMediator mediator, HttpContext http) => mediator.Answer(http, new ExportJournal(campaign, null)))
            .Document<JournalExport>("exportJournal", "Export the journal", "Every line of the campaign, signed, to be kept and checked without this server. 导出签名的日志文件。")
            .Does(Deed.ReadJournal);
        campaigns.MapGet("/{campaign}/nominations/{id:guid}/journal/export", (string campaign, Guid id, IMediator mediator, HttpContext http) => mediator.Answer(http, new ExportJournal(campaign, id)))
            .Document<JournalExport>("exportNominationJournal", "Export the journal of a nomination", "Every line of one nomination, signed, to be kept and checked without this server. 导出一项推荐的签名日志。")
            .Does(Deed.ReadNomination);
        api.MapGet("/journal/keys", (IJournalSigner signer) => new JournalKeySet([.. signer.Keys.Select(key => new JournalKey(
                key.PublicKey["kty"], key.PublicKey["crv"], key.PublicKey["x"], key.PublicKey["y"], key.KeyId, key.Algorithm, "sig"))]))
            .WithTags("Campaigns 评选表彰活动")
            .Document<JournalKeySet>("listJournalKeys", "List the keys that exports are signed with", "A JSON Web Key Set (RFC 7517); the present key is the last. 导出文件的签名公钥。")
            .Does(Deed.ReadPublic);
        campaigns.MapPost("/{campaign}/waivers", (string campaign, WaiverRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(http, new GrantWaiver(campaign, http.Actor(), body.On, body.Element, body.NominationId, body.Reason) { ExpectedVersion = http.Expected() }, _ => $"/api/v1/campaigns/{campaign}"))
            .DocumentCreate<Waiver>("grantWaiver", "Grant a waiver", "The waiving body waives a limit or rule that binds in principle, with a reason. If-Match takes the ETag of the campaign. 登记豁免。")
            .ChecksVersion();
        campaigns.MapPost("/{campaign}/sanctions", (string campaign, SanctionRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(
                    http,
                    new LaySanction(campaign, http.Actor(), body.On, body.Sanction, body.Organisation, body.Ground, body.Document) { ExpectedVersion = http.Expected(), NominationId = body.NominationId },
                    _ => $"/api/v1/campaigns/{campaign}"))
            .DocumentCreate<SanctionView>("laySanction", "Lay a sanction", "Disqualify an organisation (its nominations end, its places lapse) or a nominee (its nominations end, its place goes where the sanction says), put misconduct on record, or bar an organisation or a nominee from later rounds of the series. If-Match takes the ETag of the campaign. 取消资格、记录违纪或限制参加以后各届。")
            .ChecksVersion();
    }

    private static void MapErasure(RouteGroupBuilder campaigns) => campaigns
        .MapPost("/{campaign}/acts/erase-personal-data", (string campaign, ErasureRequest body, IMediator mediator, HttpContext http) =>
            mediator.Answer(http, new ErasePersonalData(campaign, http.Actor(), body.Code) { ExpectedVersion = http.Expected() }, view => view.Version))
        .DocumentChange<ErasureView>("erasePersonalData", "Delete personal data", "Once the campaign's declared time of retention is over: identifiers, names, facts, records, objections, forms and texts go; honours, decision and journal stay. It cannot be undone. 保存期限届满后删除个人信息，保留荣誉记录。")
        .ChecksVersion();

    private static void MapSandboxes(RouteGroupBuilder campaigns)
    {
        campaigns.MapPost("/{campaign}/sandboxes", (string campaign, SandboxRequest body, IMediator mediator, HttpContext http) =>
                mediator.Create(http, new MakeSandbox(campaign, http.Caller().Name, body.Code, body.Today), view => $"/api/v1/campaigns/{view.Code}", view => view.Version))
            .DocumentCreate<CampaignView>("makeSandbox", "Make a sandbox", "A campaign under the same policy in which nothing is real, with a clock of its own; for testers. 建立沙箱。");
        campaigns.MapPost("/{campaign}/clock", (string campaign, ClockRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new SetClock(campaign, http.Caller().Name, body.Today), view => view.Version))
            .DocumentChange<CampaignView>("setClock", "Set the clock of a sandbox", "Forward only. A real campaign has none. 拨动沙箱时钟。");
        campaigns.MapPost("/{campaign}/acts/discard", (string campaign, DiscardRequest body, IMediator mediator, HttpContext http) =>
                mediator.Answer(http, new DiscardSandbox(campaign, http.Caller().Name, body.Code), view => view.Version))
            .DocumentChange<CampaignView>("discardSandbox", "Throw a sandbox away", "Nobody finds it any more. 删除沙箱。");
    }

    private static async Task<IResult> File(IMediator mediator, HttpContext http, string campaign, string file, int? number = null)
    {
        var outcome = await mediator.Send(new GetPolicySource(campaign, number), http.RequestAborted);
        if (!outcome.Accepted)
        {
            return outcome.Refusal.ToResult();
        }

        return outcome.Value.Files.TryGetValue(file, out var text)
            ? Results.Text(text, file.EndsWith(".yaml", StringComparison.Ordinal) ? "application/yaml" : "text/csv", System.Text.Encoding.UTF8)
            : Domain.Shared.Outcome.Missing("文件 / file", file).ToResult();
    }
}
