using Commendation.Application.Common;
using Commendation.WebApi.Edge;
using Commendation.WebApi.Tests.Contract;
using Commendation.WebApi.Tests.House;
using Xunit.Abstractions;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>
/// Every endpoint × every role × every relation of organisations, asked of the running host and held against the table of
/// <see cref="Authority"/>: what it allows succeeds or reaches the rules of the domain, everything else is refused as documented.
/// </summary>
public sealed class AuthorityMatrixTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    // Everything in question belongs to 630100; these stand to it as named.
    private static readonly Dictionary<Relations, string> Callers = new()
    {
        [Relations.Own] = "630100",
        [Relations.Subordinate] = "63GOV",
        [Relations.Superior] = "630102",
        [Relations.Unrelated] = "63D02",
    };

    private readonly ApiHost _host = new();
    private IReadOnlyList<Row> _rows = [];

    /// <summary>Whom a request concerns.</summary>
    private enum Concerns
    {
        /// <summary>No campaign.</summary>
        Nothing,

        /// <summary>A campaign as a whole.</summary>
        Campaign,

        /// <summary>Something of one organisation, named by the address.</summary>
        Subject,

        /// <summary>Nominations that the body or a notice names.</summary>
        Batch,

        /// <summary>Something that exists for its organisation only.</summary>
        Own,

        /// <summary>Something that is not there: who may do it is told so. Acts are recorded late only in a campaign that runs, see <see cref="Cheats.LateRecordingCheats"/>.</summary>
        Absent,
    }

    public async Task InitializeAsync()
    {
        var city = _host.Office("630100");
        var honoured = (await _host.Honours(("63D01", Nominee.Person(90))))[0];
        var nomination = await city.Nominates(Nominee.Person(1), on: "2021-07-09");
        var posted = await city.BringsToPublicity(Nominee.Person(2));
        var notice = await city.PostsLocally(on: "2021-07-12", posted);
        var objection = await city.TakesInObjection(notice, posted, "反映情况。", arrivedOn: "2021-07-13");
        var lately = await city.PostsLocally(on: "2021-11-29", await city.BringsToPublicity(Nominee.Person(5)));
        var receipt = (await _host.Client().Send("POST", $"/api/v1/public/campaigns/qinghai-petition-2018-2020/notices/{lately}/objections", Requests.Json(new { nominee = 1, statement = "反映情况。" }), token: string.Empty)).Accepted()["receipt"];
        var handedIn = await city.BringsToHandIn(Nominee.Person(3));
        var submission = await city.HandsIn(on: "2021-07-21", handedIn);
        var campaign = (await city.Reads(Campaign)).Body;
        var import = $"{Campaign}/imports/{(await _host.Client().HandIn(NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(5).Row()), actor: "630100")).Accepted()["import.id"]}";
        var person = Nominee.Person(4);
        var (n, p) = ($"{Campaign}/nominations/{nomination}", $"{Campaign}/public-notices/{notice}");
        var code = "qinghai-petition-2018-2020";
        _rows =
        [
            Read("listCampaigns", Deed.ReadPublic, Concerns.Nothing, "/api/v1/campaigns"),
            Read("getCampaign", Deed.ReadPublic, Concerns.Campaign, Campaign),
            Read("getPolicy", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/policy"),
            Read("getPolicyYaml", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/policy.yaml"),
            Read("getPolicyFile", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/files/quotas.csv"),
            Read("getTemplate", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/forms/annex-4"),
            Read("listPolicyVersions", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/policy/versions"),
            Read("getPolicyVersion", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/policy/versions/1"),
            Read("getPolicyVersionFile", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/policy/versions/1/files/quotas.csv"),
            Read("comparePolicyVersions", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/policy/diff?older=1&newer=1"),
            Write("amendPolicy", Deed.Amend, Concerns.Campaign, $"{Campaign}/policy/versions", new { document = "文号", reason = "理由", effectiveOn = "2021-12-02", files = new Dictionary<string, string> { ["none"] = "" } }),
            Read("listClauses", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/clauses"),
            Read("listOrganisations", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/organisations"),
            Read("listQuotas", Deed.ReadProgress, Concerns.Campaign, $"{Campaign}/quotas"),
            Read("listLimits", Deed.ReadProgress, Concerns.Campaign, $"{Campaign}/limits"),
            Read("listBars", Deed.ReadProgress, Concerns.Campaign, $"{Campaign}/bars?on=2021-07-08"),
            Read("getTimeline", Deed.ReadProgress, Concerns.Campaign, $"{Campaign}/timeline"),
            Read("listOpenTerms", Deed.ReadProgress, Concerns.Campaign, $"{Campaign}/open-terms"),
            Read("listJournal", Deed.ReadJournal, Concerns.Campaign, $"{Campaign}/journal"),
            Read("verifyJournal", Deed.ReadJournal, Concerns.Campaign, $"{Campaign}/journal/verification"),
            Read("exportJournal", Deed.ReadJournal, Concerns.Campaign, $"{Campaign}/journal/export"),
            Read("exportNominationJournal", Deed.ReadNomination, Concerns.Subject, $"{n}/journal/export"),
            Read("listJournalKeys", Deed.ReadPublic, Concerns.Nothing, "/api/v1/journal/keys"),
            Read("listEvents", Deed.ReadPublic, Concerns.Nothing, "/api/v1/events?after=latest"),
            Read("listEvents", Deed.ReadPublic, Concerns.Campaign, $"/api/v1/events?after=latest&campaign={code}"),
            Read("listEventTypes", Deed.ReadPublic, Concerns.Nothing, "/api/v1/events/types"),
            Write("grantWaiver", Deed.Steer, Concerns.Campaign, $"{Campaign}/waivers", new { element = "none", reason = "理由" }),
            Write("laySanction", Deed.Steer, Concerns.Campaign, $"{Campaign}/sanctions", new { sanction = "none", organisation = "63D12", ground = "事由", document = "文号" }),
            Write("erasePersonalData", Deed.Erase, Concerns.Campaign, $"{Campaign}/acts/erase-personal-data", new { code }),
            Write("makeSandbox", Deed.Test, Concerns.Nothing, $"{Campaign}/sandboxes", new { code = "sandbox-matrix", today = "2021-07-08" }),
            Write("setClock", Deed.Test, Concerns.Campaign, $"{Campaign}/clock", new { today = "2021-07-08" }),
            Write("discardSandbox", Deed.Test, Concerns.Campaign, $"{Campaign}/acts/discard", new { code }),
            Read("listNominations", Deed.ReadNomination, Concerns.Campaign, $"{Campaign}/nominations"),
            Write("createNomination", Deed.Nominate, Concerns.Campaign, $"{Campaign}/nominations", new { award = "none", person.Kind, person.Name, person.Identifier, on = "2021-07-09" }),
            Read("getNomination", Deed.ReadNomination, Concerns.Subject, n),
            Write("declareFacts", Deed.Declare, Concerns.Subject, $"{n}/facts", new { facts = new { nothing = true } }, "PATCH"),
            Write("fileRecord", Deed.Record, Concerns.Subject, $"{n}/records", new { code = "none", by = "党组", favourable = true }),
            Write("doAct", Deed.Recommend, Concerns.Subject, $"{n}/acts/recommend", new { on = "2021-07-09" }),
            Write("doAct", Deed.Review, Concerns.Subject, $"{n}/acts/pass", new { on = "2021-07-09" }),
            Write("fileRecords", Deed.Record, Concerns.Batch, $"{Campaign}/nominations/records", new { records = new[] { new { nominations = new[] { nomination }, code = "none", by = "党组", favourable = true } }, allOrNothing = true }),
            Write("actOnMany", Deed.Recommend, Concerns.Batch, $"{Campaign}/nominations/acts", new { act = "recommend", nominations = new[] { nomination }, on = "2021-07-09", allOrNothing = true }),
            Write("actOnMany", Deed.Review, Concerns.Batch, $"{Campaign}/nominations/acts", new { act = "pass", nominations = new[] { nomination }, on = "2021-07-09", allOrNothing = true }),
            Read("exportNominations", Deed.ReadNomination, Concerns.Campaign, $"{Campaign}/exports/nominations?format=csv"),
            Read("exportVerdicts", Deed.ReadNomination, Concerns.Campaign, $"{Campaign}/exports/verdicts?format=json"),
            Read("exportQuotas", Deed.ReadProgress, Concerns.Campaign, $"{Campaign}/exports/quotas?format=csv"),
            Read("exportLimits", Deed.ReadProgress, Concerns.Campaign, $"{Campaign}/exports/limits?format=csv"),
            Read("exportHonours", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/exports/honours?format=csv"),
            Read("exportStatistics", Deed.ReadNomination, Concerns.Campaign, $"{Campaign}/exports/statistics?format=csv"),
            Write("findByIdentifier", Deed.ReadPersonal, Concerns.Campaign, $"{Campaign}/nominations/searches", new { Nominee.Person(1).Identifier }),
            Read("getImportTemplate", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/imports/template?award=advanced-individual"),
            Read("getImport", Deed.Nominate, Concerns.Own, import),
            Read("listImportRows", Deed.Nominate, Concerns.Own, $"{import}/rows"),
            Read("getImportWorkbook", Deed.Nominate, Concerns.Own, $"{import}/workbook"),
            Write("makeImport", Deed.Nominate, Concerns.Campaign, $"{Campaign}/imports?award=advanced-individual&on=2021-07-09", "姓名", mediaType: "text/csv"),
            Write("applyImport", Deed.Nominate, Concerns.Own, $"{import}/acts/apply", new { size = 1, on = "2021-07-08" }),
            Write("correctNomination", Deed.Correct, Concerns.Subject, $"{n}/acts/correct", new { reason = "录入错误。", evidence = new[] { "证明" }, on = "2021-07-09" }),
            Write("reportChange", Deed.Correct, Concerns.Subject, $"{n}/acts/report-change", new { kind = "merged", happenedOn = "2021-07-09", reason = "合并。", evidence = new[] { "证明" }, on = "2021-07-09" }),
            Write("keepAfterChange", Deed.Review, Concerns.Subject, $"{n}/acts/keep", new { reason = "不影响。", on = "2021-07-09" }),
            Write("recuseReviewer", Deed.Review, Concerns.Subject, $"{n}/recusals", new { reason = "亲属关系。" }),
            Read("listActions", Deed.ReadNomination, Concerns.Subject, $"{n}/actions?on=2021-07-09"),
            Read("getVerdict", Deed.ReadNomination, Concerns.Subject, $"{n}/verdict"),
            Read("explainVerdict", Deed.ReadNomination, Concerns.Subject, $"{n}/verdict/explanation"),
            Read("listHistory", Deed.ReadNomination, Concerns.Subject, $"{n}/history"),
            Read("listEarlier", Deed.ReadOpinion, Concerns.Subject, $"{n}/earlier"),
            Read("getForm", Deed.ReadNomination, Concerns.Subject, $"{n}/forms/annex-4"),
            Write("discloseForm", Deed.ReadPersonal, Concerns.Subject, $"{n}/forms/annex-4/disclosures", null),
            Write("disclosePersonalData", Deed.ReadPersonal, Concerns.Subject, $"{n}/personal-data/disclosures", null),
            Write("discloseDossier", Deed.ReadDossier, Concerns.Subject, $"{n}/dossier/disclosures", null),
            Read("listNotices", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/public-notices"),
            Read("getNotice", Deed.ReadPublic, Concerns.Campaign, p),
            Write("postNotice", Deed.Publicise, Concerns.Batch, $"{Campaign}/public-notices", new { stage = "local-publicity", nominations = new[] { nomination }, on = "2021-07-12" }),
            Write("closeNotice", Deed.Publicise, Concerns.Batch, $"{p}/acts/close", new { on = "2021-07-13" }),
            Write("raiseObjection", Deed.HandleObjection, Concerns.Subject, $"{p}/objections", new { nominationId = posted, channel = "email", signed = false, statement = "反映情况。", arrivedOn = "2021-11-20" }),
            Write("upholdObjection", Deed.HandleObjection, Concerns.Subject, $"{p}/objections/{objection}/acts/uphold", new { finding = "属实", on = "2021-07-01" }),
            Write("dismissObjection", Deed.HandleObjection, Concerns.Subject, $"{p}/objections/{objection}/acts/dismiss", new { finding = "不实", on = "2021-07-01" }),
            Write("liftBar", Deed.HandleObjection, Concerns.Subject, $"{p}/objections/{objection}/acts/lift", new { reason = "同名同姓", on = "2021-07-01" }),
            Read("listObjections", Deed.ReadNomination, Concerns.Campaign, $"{Campaign}/objections?status=open"),
            Read("listLateActs", Deed.ReadNomination, Concerns.Campaign, $"{Campaign}/late-acts"),
            Read("getLateAct", Deed.ReadNomination, Concerns.Absent, $"{Campaign}/late-acts/{nomination}"),
            Write("discloseLateAct", Deed.ReadPersonal, Concerns.Absent, $"{Campaign}/late-acts/{nomination}/disclosures", null),
            Write("confirmLateAct", Deed.ConfirmLate, Concerns.Absent, $"{Campaign}/late-acts/{nomination}/acts/confirm", null),
            Write("refuseLateAct", Deed.ConfirmLate, Concerns.Absent, $"{Campaign}/late-acts/{nomination}/acts/refuse", new { reason = "证明材料不足。" }),
            Write("uploadAttachment", Deed.Attach, Concerns.Campaign, $"{Campaign}/attachments", "%PDF", mediaType: "application/octet-stream"),
            Read("getAttachment", Deed.Attach, Concerns.Absent, $"{Campaign}/attachments/sha256:0"),
            Write("discloseNominationAttachment", Deed.ReadPersonal, Concerns.Absent, $"{n}/attachments/sha256:0/disclosures", null),
            Write("discloseNoticeAttachment", Deed.ReadPersonal, Concerns.Absent, $"{p}/attachments/sha256:0/disclosures", null),
            Write("discloseLateActAttachment", Deed.ReadPersonal, Concerns.Absent, $"{Campaign}/late-acts/{nomination}/attachments/sha256:0/disclosures", null),
            Write("discloseSubmissionAttachment", Deed.ReadPersonal, Concerns.Absent, $"{Campaign}/submissions/{submission}/attachments/sha256:0/disclosures", null),
            Read("getDecisionAttachment", Deed.ReadPublic, Concerns.Absent, $"{Campaign}/decisions/{campaign["decisionId"]}/attachments/sha256:0"),
            Read("listSubmissions", Deed.ReadSubmission, Concerns.Campaign, $"{Campaign}/submissions"),
            Read("getSubmission", Deed.ReadSubmission, Concerns.Subject, $"{Campaign}/submissions/{submission}"),
            Read("previewSubmission", Deed.ReadNomination, Concerns.Batch, $"{Campaign}/submissions/preview?stage=submission&nominations={nomination}"),
            Write("discloseSubmissionForms", Deed.ReadPersonal, Concerns.Batch, $"{Campaign}/submissions/preview/disclosures", new { stage = "submission", nominations = new[] { nomination } }),
            Write("makeSubmission", Deed.Submit, Concerns.Batch, $"{Campaign}/submissions", new { stage = "hand-in", nominations = new[] { nomination }, on = "2021-07-21" }),
            Write("drawUpList", Deed.DrawUpList, Concerns.Batch, $"{Campaign}/proposed-lists", new { stage = "proposed-list", nominations = new[] { nomination } }),
            Write("replaceListed", Deed.DrawUpList, Concerns.Batch, $"{Campaign}/proposed-lists/{campaign["proposedListId"]}/replacements", new { replacements = new[] { new { fallen = nomination, by = nomination } }, reason = "递补" }),
            Read("getProposedList", Deed.ReadList, Concerns.Campaign, $"{Campaign}/proposed-lists/{campaign["proposedListId"]}"),
            Read("rankCandidates", Deed.ReadList, Concerns.Campaign, $"{Campaign}/ranking?award=advanced-individual"),
            Write("issueDecision", Deed.Decide, Concerns.Campaign, $"{Campaign}/decisions", new { documentNumber = "青政〔2021〕40号" }),
            Read("getDecision", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/decisions/{campaign["decisionId"]}"),
            Read("listHonours", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/honours"),
            Read("getHonour", Deed.ReadPublic, Concerns.Campaign, $"{Campaign}/honours/{honoured}"),
            Write("revokeHonour", Deed.Revoke, Concerns.Campaign, $"{Campaign}/honours/{honoured}/revocation", new { ground = "弄虚作假", document = "文号", on = "2021-07-01" }),
            Write("correctHonour", Deed.Revoke, Concerns.Campaign, $"{Campaign}/honours/{honoured}/acts/correct", new { name = "王丽丽", reason = "录入错误。", evidence = new[] { "证明" }, on = "2021-07-01" }),
            Write("revokeBatch", Deed.Revoke, Concerns.Campaign, $"{Campaign}/revocations", new { award = "none", ground = "弄虚作假", document = "文号" }),
            Write("evaluateRules", Deed.ReadPublic, Concerns.Campaign, "/api/v1/rules/evaluate", new { campaign = code, award = "advanced-individual", facts = new { } }),
            Write("explainRules", Deed.ReadPublic, Concerns.Campaign, "/api/v1/rules/explain", new { campaign = code, award = "advanced-individual", facts = new { } }),
            Write("verifyPolicy", Deed.ReadPublic, Concerns.Campaign, "/api/v1/policies/verify", new { campaign = code, only = new[] { "coverage" } }),
            Read("listWorkingDays", Deed.ReadPublic, Concerns.Nothing, "/api/v1/working-days?from=2021-09-30&to=2021-10-09"),
            Read("listHolidayPapers", Deed.ReadPublic, Concerns.Nothing, "/api/v1/working-days/papers"),
            Read("calculateWindow", Deed.ReadPublic, Concerns.Nothing, "/api/v1/working-days/window?postedOn=2021-07-12"),
            Read("listPosted", Deed.ReadPosted, Concerns.Campaign, $"/api/v1/public/campaigns/{code}/notices"),
            Read("getReceipt", Deed.ReadPosted, Concerns.Campaign, $"{Public(p)}/receipt"),
            Read("getPostedText", Deed.ReadPosted, Concerns.Campaign, $"{Public(p)}/text"),
            Write("objectPublicly", Deed.Object, Concerns.Campaign, $"{Public(p)}/objections", new { nominee = 1, statement = "反映情况。" }),
            Read("getObjectionStatus", Deed.ReadPosted, Concerns.Campaign, $"/api/v1/public/campaigns/{code}/objections/{receipt}"),
            Read("listPublicHonours", Deed.ReadPublic, Concerns.Campaign, $"/api/v1/public/campaigns/{code}/honours"),
        ];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string Public(string notice) => notice.Replace("/campaigns/", "/public/campaigns/").Replace("/public-notices/", "/notices/");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Every_cell_of_the_table_holds_on_the_running_host()
    {
        Examples.Operations(_host).Select(operation => operation.Name).Distinct().Should().BeEquivalentTo(
            _rows.Select(row => row.Operation).Distinct(), "no endpoint stands outside the matrix: a new one gets a row here, and its request a deed of Authority");

        foreach (var rows in _rows.GroupBy(row => row.Operation))
        {
            KnownOperation.Find(rows.Key)!.Deeds.Should().Contain(rows.Select(row => row.Deed), "the description of {0} says who may call it", rows.Key);
        }

        var (client, cells, faults) = (_host.Client(), 0, new List<string>());
        foreach (var row in _rows)
        {
            var anonymous = await client.Send(row.Method, row.Path, row.Body, token: string.Empty, mediaType: row.MediaType);
            Compare(row, "nobody", "–", anonymous, row.Path.Contains("/public/", StringComparison.Ordinal) ? [] : [401], faults);
            cells++;
            foreach (var (name, role) in Authority.Roles)
            {
                foreach (var (relation, organisation) in Callers)
                {
                    var answer = await client.Send(row.Method, row.Path, row.Body, token: Officers.Token([name], organisation), mediaType: row.MediaType);
                    Compare(row, name, relation.ToString(), answer, Expected(row, role, relation), faults);
                    cells++;
                }
            }
        }

        output.WriteLine($"Authority matrix: {_rows.Count} requests x {Authority.Roles.Count} roles x {Callers.Count} relations, and nobody: {cells} cells.");
        faults.Should().BeEmpty();
        OperationFacts.Unannounced(_host).Should().BeEmpty("the description names every code that an operation answers with");
    }

    [Fact]
    public void Every_role_may_do_something_and_every_deed_can_be_done()
    {
        var roles = Enum.GetValues<CallerRole>();
        var deeds = Enum.GetValues<Deed>();

        roles.Where(role => deeds.All(deed => Authority.Of(role, deed) == Relations.None)).Should().BeEmpty();
        deeds.Where(deed => roles.All(role => Authority.Of(role, deed) == Relations.None)).Should().BeEmpty();
        Authority.Of(CallerRole.Administrator, Deed.ReadNomination).Should().Be(Relations.None, "an administrator has no business with nominations");
        deeds.Where(deed => !deed.ToString().StartsWith("Read", StringComparison.Ordinal) && Authority.Of(CallerRole.Auditor, deed) != Relations.None).Should().BeEmpty("an auditor changes nothing");
    }

    // The refusal that is documented for a cell; none where the request must succeed or meet the rules of the domain.
    private static int[] Expected(Row row, CallerRole role, Relations relation)
    {
        var allowed = Authority.Of(role, row.Deed);
        if (allowed == Relations.None)
        {
            return [403];
        }

        if (role == CallerRole.Tester && row.Concerns != Concerns.Nothing)
        {
            return [404]; // no real campaign exists for a tester
        }

        if (row.Concerns == Concerns.Absent)
        {
            return [404];
        }

        if (row.Concerns is Concerns.Nothing or Concerns.Campaign || allowed.HasFlag(relation))
        {
            return [];
        }

        return row.Concerns == Concerns.Own ? [404] : Authority.Of(role, Deed.ReadNomination).HasFlag(relation) ? [403] : [row.Concerns == Concerns.Batch ? 422 : 404];
    }

    private static void Compare(Row row, string role, string relation, Answer answer, int[] expected, List<string> faults)
    {
        var hidden = expected is [422] && answer.Status == 422 && answer.Violations.Any(violation => (string?)violation["code"] != "not-found");
        var right = expected.Length > 0 ? expected.Contains(answer.Status) && !hidden : answer.Status is (>= 200 and < 300) or 409 or 412 or 422;
        if (!right)
        {
            faults.Add($"{row.Operation} ({row.Deed}) by {role}, {relation}: {answer.Status} instead of {(expected.Length > 0 ? string.Join("/", expected) : "success or a rule")}: {answer.Text[..Math.Min(160, answer.Text.Length)]}");
        }
    }

    private static Row Read(string operation, Deed deed, Concerns concerns, string path) => new(operation, deed, concerns, "GET", path, null);

    private static Row Write(string operation, Deed deed, Concerns concerns, string path, object? body, string method = "POST", string mediaType = "application/json") =>
        new(operation, deed, concerns, method, path, body as string ?? (body is null ? null : Requests.Json(body))) { MediaType = mediaType };

    private sealed record Row(string Operation, Deed Deed, Concerns Concerns, string Method, string Path, string? Body)
    {
        public string MediaType { get; init; } = "application/json";
    }
}
