using System.Text.Json.Nodes;
using Commendation.WebApi.Edge;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Everything that can be wrong with a request, each with its status, code, clause and place, and nothing stored by it.</summary>
public sealed class RefusalTests(Midway midway) : IClassFixture<Midway>
{
    private static readonly Dictionary<string, Refusal> Table = Refusals().ToDictionary(refusal => refusal.Name);

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused(string name)
    {
        var refusal = Table[name];
        var request = refusal.Request(midway);
        var before = midway.Stored();

        var answer = await midway.Client().Send(request.Method, request.Path, request.Body, request.Actor, request.IfMatch, mediaType: request.MediaType, token: request.Token);

        var violation = answer.Refused(refusal.Status, refusal.Code);
        answer["status"].Should().Be(refusal.Status.Text());
        answer["title"].Should().NotBeNullOrWhiteSpace();
        answer["type"].Should().BeOneOf(ProblemType.All.Select(type => Catalogue.AddressOf(type.Name)));
        ((string?)violation["clause"]).Should().Be(refusal.Clause, "{0}", answer.Text);
        ((string?)violation["place"]).Should().Be(refusal.Place?.Invoke(midway), "{0}", answer.Text);
        if (refusal.Required is not null)
        {
            ((string?)violation["required"]).Should().Be(refusal.Required);
        }

        ((string?)violation["message"]).Should().Contain(refusal.Says ?? "。").And.NotContain(" / ", "a message is in one language").And.NotContain("Commendation.");
        answer.Violations.Select(other => (string?)other["place"]).Should().OnlyContain(place => place == null || Leads(place, request), "a place leads to what is wrong: {0}", answer.Text);
        answer.Violations.Should().OnlyContain(other => HasChinese((string)other["message"]!), "the default language is Chinese");
        midway.Stored().Should().Be(before, "a refusal stores nothing");
    }

    // A place is a path of the body, whose last member may be the one that is missing; a parameter or header; or a thing by its key.
    private static bool Leads(string place, Request request) =>
        place.Contains('/', StringComparison.Ordinal)
        || place is "organisation" or "If-Match" or "Idempotency-Key" or "act"
        || request.Path.Contains(place, StringComparison.Ordinal)
        || (request.Method == "GET" && request.Path.Contains("working-days?", StringComparison.Ordinal))
        || (request.Body?.Contains($"\"{place}\"", StringComparison.Ordinal) ?? false)
        || LeadsInto(request.Body, [.. place.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries)]);

    private static bool LeadsInto(string? body, IReadOnlyList<string> steps)
    {
        var node = JsonNode.Parse(body ?? "{}");
        foreach (var step in steps.SkipLast(1))
        {
            node = step[0] == '[' ? (node as JsonArray)?.ElementAtOrDefault(int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture)) : (node as JsonObject)?[step];
        }

        return steps[^1][0] == '[' ? node is JsonArray : node is JsonObject && KnownMembers.Contains(steps.Count == 1 ? steps[0] : string.Empty);
    }

    // Members that a body can lack, as the description of the API names them; in a member of the body anything can be missing.
    private static readonly HashSet<string> KnownMembers =
    [
        string.Empty,
        .. typeof(ProblemType).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(), (_, property) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
    ];

    private static bool HasChinese(string text) => text.Any(character => character is >= '\u4e00' and <= '\u9fff');

    private static IEnumerable<Refusal> Refusals()
    {
        var person = Nominee.Person(50);

        // What cannot be read.
        yield return Create("unknown key", Edit(person, body => body["awrad"] = "x"), 400, "member-unknown", at: "awrad", says: "是否应为“award”？");
        yield return Raw("malformed JSON", "{\"award\": \"advanced-individual\",\n \"kind\" individual}", 400, "json-invalid", says: "第2行");
        yield return Raw("cut-off JSON", "{\"award\": \"advanced-", 400, "json-invalid", says: "第1行", at: "award");
        yield return Raw("no body", null, 400, "body-missing");
        yield return Raw("null for a body", "null", 400, "body-missing");
        yield return Raw("an array for a body", "[]", 400, "value-invalid", says: "对象");
        yield return Raw("key given twice", "{\"award\":\"a\",\"award\":\"b\",\"kind\":\"individual\",\"name\":\"王一\",\"identifier\":\"1\"}", 400, "member-twice", says: "award", at: "award");
        yield return Create("missing required member", Edit(person, body => body.Remove("award")), 400, "member-missing", at: "award", says: "award");
        yield return Create("no identifier", Edit(person, body => body.Remove("identifier")), 400, "required", at: "identifier");
        yield return Create("null for a required member", Edit(person, body => body["name"] = null), 400, "value-invalid", at: "name", says: "null");
        yield return Create("wrong enumeration value", Edit(person, body => body["kind"] = "person"), 400, "value-invalid", at: "kind", says: "individual、collective");
        yield return Create("number for an enumeration", Edit(person, body => body["kind"] = 0), 400, "value-invalid", at: "kind", says: "individual、collective");
        yield return Create("day that does not exist", Edit(person, body => body["on"] = "2021-02-30"), 400, "value-invalid", at: "on", says: "yyyy-MM-dd");
        yield return Create("oversized body", Edit(person, body => body["name"] = new string('王', BodyBytes)), 413, "body-too-large");
        yield return new("wrong content type", _ => new("POST", $"{Campaign}/nominations", "award=x", "630102") { MediaType = "text/plain" }, 415, "media-type") { Says = "application/json" };
        yield return Create("control character", Edit(person, body => body["name"] = "王\u0000一"), 400, "unseen-character", at: "name");
        yield return Create("name that nobody sees", Edit(person, body => body["name"] = "\u200b"), 400, "required", at: "name", says: "没有可见的内容");
        yield return Create("braille blank for a name", Edit(person, body => body["name"] = "\u2800"), 400, "required", at: "name");
        yield return Create("zero-width space in a name", Edit(person, body => body["name"] = "王\u200b一"), 400, "unseen-character", at: "name", says: "U+200B");
        yield return Create("name that turns the text around", Edit(person, body => body["name"] = "王\u202e一"), 400, "unseen-character", at: "name", says: "U+202E");
        yield return Create("line break in a name", Edit(person, body => body["name"] = "王\n一"), 400, "unseen-character", at: "name", says: "U+000A");
        yield return Create("byte order mark in an identifier", Edit(person, body => body["identifier"] = "\ufeff630102198001010019"), 400, "unseen-character", at: "identifier", says: "U+FEFF");
        yield return Create("birth in the future", Edit(person, body => body["identifier"] = "63010229990101001X"), 422, "identifier-malformed", at: "identifier");
        yield return Create("birth before 1900", Edit(person, body => body["identifier"] = "630102189912310011"), 422, "identifier-malformed", at: "identifier");
        yield return Create("region of zeros", Edit(person, body => body["identifier"] = "000000198001010019"), 422, "identifier-malformed", at: "identifier");
        yield return Create("document that the campaign does not accept", Edit(person, body => (body["identifierKind"], body["identifier"]) = ("passport", "E12345678")), 422, "identifier-kind", at: "identifierKind", says: "resident-number");
        yield return Create("unknown kind of document", Edit(person, body => body["identifierKind"] = "driving-licence"), 400, "value-invalid", at: "identifierKind", says: "passport");
        yield return Create("division of a person", Edit(person, body => body["division"] = "一班"), 422, "division-of-no-unit", at: "division");
        yield return Create("escape sequence in a fact", Edit(person, body => body["facts"]!["unitAndPost"] = "\u001b[2J科长"), 400, "text-invalid", at: "facts");
        yield return Create("empty name", Edit(person, body => body["name"] = " "), 400, "required", at: "name");
        yield return Create("endless name", Edit(person, body => body["name"] = new string('王', 201)), 400, "too-long", at: "name", says: "200");
        yield return new("no token", _ => new("POST", $"{Campaign}/nominations", Body(person), null) { Token = string.Empty }, 401, "token-missing") { Says = "Authorization" };
        yield return new("forged token", _ => new("POST", $"{Campaign}/nominations", Body(person), null) { Token = Forged() }, 401, "token-invalid") { Says = "重新登录" };
        yield return new("token without an organisation", _ => new("POST", $"{Campaign}/nominations", Body(person), null) { Token = Officers.Token(["recommending-unit"], string.Empty) }, 403, "not-acting");
        yield return new("token without a role", _ => new("POST", $"{Campaign}/nominations", Body(person), null) { Token = Officers.Token([], "630102") }, 403, "not-allowed");
        yield return new("auditor who wants to change something", _ => new("POST", $"{Campaign}/nominations", Body(person), null) { Token = Officers.Token(["auditor"], "630102") }, 403, "not-allowed");
        yield return new("nomination of another county", m => new("GET", $"{Campaign}/nominations/{m.Fresh}", null, "630103"), 404, "not-found") { Place = m => $"{m.Fresh}", Says = "未找到推荐" };
        yield return new("act on a nomination of another county", m => Act(m.Fresh, "recommend", "630103"), 404, "not-found") { Place = m => $"{m.Fresh}" };
        yield return new("act that one may see but not do", m => Act(m.Fresh, "recommend", "630100") with { Token = Officers.Token(["recommending-unit", "regional-reviewer"], "630100") }, 403, "not-allowed");
        yield return new("campaign that the token is not for", m => new("GET", $"{Campaign}/nominations/{m.Fresh}", null, null) { Token = Officers.Token(["auditor"], string.Empty, null, "another-campaign") }, 404, "not-found") { Place = At("qinghai-petition-2018-2020") };
        yield return new("key that is none", m => new("POST", $"{Campaign}/public-notices", Requests.Json(new { stage = "local-publicity", nominations = new[] { "x" } }), "630102"), 400, "value-invalid") { Place = At("nominations[0]"), Says = "UUID" };
        yield return new("nothing to post", m => new("POST", $"{Campaign}/public-notices", Requests.Json(new { stage = "local-publicity", nominations = Array.Empty<Guid>() }), "630102"), 400, "required") { Place = At("nominations") };
        yield return new("form without fields", m => new("POST", $"{Campaign}/submissions", $$"""{"stage":"submission","nominations":["{{m.ToSubmit}}"],"forms":[{"material":"annex-4","nominationId":null,"fields":null}]}""", "63D01"), 400, "value-invalid") { Place = At("forms[0].fields") };
        yield return new("null for a form", m => new("POST", $"{Campaign}/submissions", $$"""{"stage":"submission","nominations":["{{m.ToSubmit}}"],"forms":[null]}""", "63D01"), 400, "required") { Place = At("forms[0]") };
        yield return new("null for a field", m => new("POST", $"{Campaign}/submissions", $$"""{"stage":"submission","nominations":["{{m.ToSubmit}}"],"forms":[{"material":"annex-4","nominationId":null,"fields":[null]}]}""", "63D01"), 400, "required") { Place = At("forms[0].fields[0]") };
        yield return new("null for a part of a notice", m => new("POST", $"{Campaign}/public-notices", $$"""{"stage":"local-publicity","nominations":["{{m.Recommended}}"],"content":{"criteria":null} }""", "630102"), 400, "text-invalid") { Place = At("content") };
        yield return new("null for evidence", m => new("POST", $"{Campaign}/public-notices/{m.Notice}/objections", $$"""{"nominationId":"{{m.Posted}}","channel":"letter","signed":false,"statement":"反映情况。","evidence":[null],"arrivedOn":"2021-07-14"}""", "630102"), 400, "required") { Place = At("evidence[0]") };

        // Facts and identifiers.
        yield return Create("fact of wrong type", Fact("petitionDepartment", "yes"), 422, "fact-wrong-type", at: "facts.petitionDepartment", says: "属于信访部门");
        yield return Create("fact that is a list", Fact("sector", new JsonArray("military")), 422, "fact-wrong-type", at: "facts.sector", says: "所在单位类别");
        yield return Create("value that is not on the scale", Fact("leadingPost", "section-hed"), 422, "fact-wrong-type", at: "facts.leadingPost", says: "section-head");
        yield return Create("label in place of a code", Fact("ethnicGroup", "藏族"), 422, "fact-wrong-type", at: "facts.ethnicGroup", says: "是否应为“zang”？");
        yield return new("fact out of range", _ => new("POST", $"{Campaign}/nominations", Body(Nominee.Unit(50).With("staffCount", 0)), "630102"), 422, "fact-out-of-range") { Place = At("facts.staffCount"), Required = "1..100000" };
        yield return Create("unknown fact, nearest name", Fact("leadngPost", "clerk"), 422, "fact-unknown", at: "facts.leadngPost", says: "是否应为“leadingPost”？");
        yield return Create("derived fact", Fact("rank", "clerk"), 422, "fact-derived", at: "facts.rank", says: "领导职务层次、相当职级");
        yield return Create("fact of the other kind of nominee", Fact("staffCount", 9), 422, "fact-other-kind", at: "facts.staffCount");
        yield return Create("identity number with a wrong check digit", Edit(person, body => body["identifier"] = WrongDigit(person.Identifier)), 422, "identifier-check-digit", at: "identifier");
        yield return Create("identity number that is too short", Edit(person, body => body["identifier"] = "63010219800101"), 422, "identifier-malformed", at: "identifier");
        yield return Create("identity number of an impossible birthday", Edit(person, body => body["identifier"] = "630102198002310010"), 422, "identifier-malformed", at: "identifier", says: "出生日期");

        // Nominating.
        yield return new("duplicate nominee", m => new("POST", $"{Campaign}/nominations", Body(m.FreshNominee), "630102"), 409, "already-exists") { Says = "不能重复推荐" };
        yield return new("unknown organisation", _ => new("POST", $"{Campaign}/nominations", Body(person), "630199"), 422, "organisation-unknown") { Place = At("organisation"), Says = "630199" };
        yield return Create("unknown award", Edit(person, body => body["award"] = "advanced-indvidual"), 422, "award-unknown", at: "award", says: "advanced-individual");
        yield return Create("person for an award of units", Edit(person, body => body["award"] = "advanced-collective"), 422, "nominee-kind", "1.2.a", at: "kind");
        yield return Create("unknown channel", Edit(person, body => body["channel"] = "most-beutiful"), 422, "channel-unknown", at: "channel", says: "most-beautiful");
        yield return Create("before the notice", Edit(person, body => body["on"] = "2021-07-07"), 422, "before-notice", at: "on", says: "2021-07-08");
        yield return Create("date in the future", Edit(person, body => body["on"] = "2021-12-02"), 422, "date-in-future", at: "on", says: "尚未到来");
        yield return new("organisation without places", _ => new("POST", $"{Campaign}/nominations", Body(person), "63LG"), 422, "no-quota-holder") { Clause = "1.2.b", Place = At("organisation") };
        yield return new("disqualified organisation", _ => new("POST", $"{Campaign}/nominations", Body(person), "63D11"), 422, "organisation-disqualified") { Clause = "5.3.a", Place = At("organisation") };
        yield return new("nomination that has ended", m => Act(m.OfDisqualified, "withdraw", "63D11", "2021-07-20", "撤回"), 422, "nomination-ended") { Clause = "4.a" };

        // Acting.
        yield return new("unknown act", m => Act(m.Fresh, "recomend", "630102"), 400, "act-unknown") { Place = At("act"), Says = "recommend" };
        yield return new("act that comes with a document", m => Act(m.Posted, "close", "630102"), 400, "act-by-document") { Place = At("act") };
        yield return new("act out of order", m => Act(m.Fresh, "pass", "630102"), 422, "stage-closed") { Clause = "4.a", Says = "不能办理“审核通过”" };
        yield return new("act before the last one", m => Act(m.Fresh, "withdraw", "630102", "2021-07-08", "撤回"), 422, "date-before-last-act") { Clause = "4.a", Place = At("on"), Required = "2021-07-09" };
        yield return new("withdrawal without a reason", m => Act(m.Fresh, "withdraw", "630102", "2021-07-10"), 422, "reason-required") { Clause = "4.1.a", Place = At("reason") };
        yield return new("missing record", m => Act(m.Fresh, "recommend", "630102"), 422, "record-missing") { Clause = "4.1.a", Says = "民主推荐" };
        yield return new("record that the stage does not ask for", m => new("POST", $"{Campaign}/nominations/{m.Fresh}/records", Requests.Json(new { code = "democratic-recomendation", by = "党组", favourable = true, on = "2021-07-09" }), "630102"), 422, "record-unknown") { Clause = "4.1.a", Place = At("code"), Says = "democratic-recommendation" };
        yield return new("rank above the ceiling", m => Act(m.TooHigh, "recommend", "630102"), 422, "rank-ceiling") { Clause = "1.2.d", Says = "厅局级副职" };
        yield return new("stale If-Match", m => new("PATCH", $"{Campaign}/nominations/{m.Fresh}/facts", Requests.Json(new { facts = new { grade = "clerk" } }), "630102") { IfMatch = "\"7\"" }, 412, "stale") { Required = "1" };
        yield return new("If-Match that is no ETag", m => new("PATCH", $"{Campaign}/nominations/{m.Fresh}/facts", Requests.Json(new { facts = new { grade = "clerk" } }), "630102") { IfMatch = "\"abc\"" }, 400, "if-match-invalid") { Place = At("If-Match") };
        yield return new("no facts", m => new("PATCH", $"{Campaign}/nominations/{m.Fresh}/facts", "{\"facts\":{}}", "630102"), 400, "required") { Place = At("facts") };
        yield return new("facts after the recommendation", m => new("PATCH", $"{Campaign}/nominations/{m.Recommended}/facts", Requests.Json(new { facts = new { grade = "clerk" }, on = "2021-07-20" }), "630102"), 422, "stage-closed") { Clause = "4.a" };

        // Publicity.
        yield return new("unknown publicity", m => new("POST", $"{Campaign}/public-notices", Requests.Json(new { stage = "local-publicty", nominations = new[] { m.Recommended } }), "630102"), 422, "stage-unknown") { Place = At("stage"), Says = "local-publicity" };
        yield return new("notice without its content", m => new("POST", $"{Campaign}/public-notices", Requests.Json(new { stage = "local-publicity", nominations = new[] { m.Recommended }, content = new { criteria = "评选条件" }, on = "2021-07-12" }), "630102"), 422, "notice-content-missing") { Clause = "4.1.b", Place = At("content"), Says = "拟推荐对象基本情况、主要事迹" };
        yield return new("notice of a nominee who is elsewhere", m => new("POST", $"{Campaign}/public-notices", Requests.Json(new { stage = "local-publicity", nominations = new[] { m.Recommended, m.Fresh }, content = Office.NoticeContent, on = "2021-07-12" }), "630102"), 422, "stage-closed") { Clause = "4.a", Place = m => $"nominations/{m.Fresh}", Says = $"“{Nominee.Person(1).Name}”：" };
        yield return new("notice of an unknown nominee", m => new("POST", $"{Campaign}/public-notices", Requests.Json(new { stage = "local-publicity", nominations = new[] { Guid.Empty }, content = Office.NoticeContent, on = "2021-07-12" }), "630102"), 422, "not-found") { Place = At($"{Guid.Empty}"), Says = "未找到推荐“" };
        yield return new("notice by another organisation", m => new("POST", $"{Campaign}/public-notices", Requests.Json(new { stage = "local-publicity", nominations = new[] { m.Recommended }, content = Office.NoticeContent, on = "2021-07-12" }), "630100") { Token = Officers.Token(["regional-reviewer"], "630100") }, 422, "not-acting-body") { Clause = "4.1.b", Place = m => $"nominations/{m.Recommended}", Required = "630102" };
        yield return new("early closing", m => new("POST", $"{Campaign}/public-notices/{m.Notice}/acts/close", "{\"on\":\"2021-07-19\"}", "630102"), 422, "term-running") { Clause = "4.1.b", Place = m => $"nominations/{m.Posted}", Required = "2021-07-20", Says = "5个工作日" };
        yield return new("closing under examination", m => new("POST", $"{Campaign}/public-notices/{m.SuspendedNotice}/acts/close", "{\"on\":\"2021-07-30\"}", "630102"), 422, "term-suspended") { Says = "异议核查" };
        yield return new("objection after the term", m => new("POST", $"{Campaign}/public-notices/{m.Notice}/objections", Requests.Json(new { nominationId = m.Posted, channel = "email", signed = false, statement = "反映情况。", arrivedOn = "2021-07-20" }), "630102"), 422, "objection-outside-term") { Clause = "4.1.b", Place = At("arrivedOn") };
        yield return new("objection against somebody else", m => new("POST", $"{Campaign}/public-notices/{m.Notice}/objections", Requests.Json(new { nominationId = m.Fresh, channel = "email", signed = false, statement = "反映情况。", arrivedOn = "2021-07-14" }), "630102"), 422, "not-in-notice") { Clause = "4.1.b", Place = At("nominationId") };
        yield return new("unknown objection", m => new("POST", $"{Campaign}/public-notices/{m.Notice}/objections/{Guid.Empty}/acts/dismiss", Requests.Json(new { finding = "不成立" }), "630102"), 404, "not-found") { Place = At($"{Guid.Empty}"), Says = "未找到异议" };
        yield return new("unknown notice", _ => new("POST", $"{Campaign}/public-notices/{Guid.Empty}/acts/close", "{}", "630102"), 404, "not-found") { Place = At($"{Guid.Empty}"), Says = "未找到公告" };

        // Reviews and submissions.
        yield return new("late hand-in", m => Submission(m, "hand-in", "630102", "2021-07-27", m.ToHandIn), 422, "overdue") { Clause = "4.1.c", Place = m => $"nominations/{m.ToHandIn}", Required = "2021-07-26" };
        yield return new("accepting what is not late", m => Act(m.ToHandIn, "accept-late", "630100", "2021-07-26", "情况属实"), 422, "not-overdue") { Clause = "4.1.c" };
        yield return new("accepting the own delay", m => Act(m.ToHandIn, "accept-late", "630102", "2021-07-27", "情况属实"), 422, "not-acting-body") { Clause = "4.1.c", Required = "630100" };
        yield return new("wrong acting body", m => Act(m.InReview, "pass", "630102", "2021-07-23"), 422, "not-acting-body") { Clause = "4.2.a", Required = "630100", Says = "初审单位" };
        yield return new("unfavourable check", m => Act(m.FileUnfavourable, "pass", "630100", "2021-07-23"), 422, "record-unfavourable") { Clause = "5.2.a", Says = "档案年龄记载不一致" };
        yield return new("place after the last", m => Act(m.WithoutPlace, "pass", "63D02", "2021-07-23"), 422, "no-place-left") { Clause = "1.2.b", Place = At("63D02/advanced-collective"), Required = "1", Says = "名额已满" };
        yield return new("missing report part", m => Submission(m, "submission", "63D01", "2021-07-26", m.ToSubmit), 422, "report-part-missing") { Clause = "4.2.c", Place = At("report"), Says = "初审审核工作组织情况" };
        yield return new("missing form", m => Submission(m, "submission", "63D01", "2021-07-26", m.ToSubmit), 422, "material-missing") { Clause = "4.2.e", Place = m => $"forms/annex-4/{m.ToSubmit}", Required = "annex-4" };
        yield return new(
            "altered form",
            m => new("POST", $"{Campaign}/submissions", Requests.Json(new { stage = "submission", nominations = new[] { m.ToSubmit }, report = Office.Report, forms = Altered(m.ToSubmit), on = "2021-07-26" }), "63D01"),
            422,
            "form-altered")
        { Clause = "5.3.c", Place = m => $"forms/annex-4/{m.ToSubmit}/fields[1]", Required = "性别", Says = "不得改变格式" };
        yield return new("forms of a batch at no submission", m => new("GET", $"{Campaign}/submissions/preview?stage=first-review&nominations={m.ToSubmit}", null, "63D01"), 422, "stage-unknown") { Place = At("stage") };
        yield return new("forms of what is no key", _ => new("GET", $"{Campaign}/submissions/preview?stage=submission&nominations=wang", null, "63D01"), 400, "parameter-invalid") { Place = At("nominations"), Required = "UUID" };
        yield return new(
            "form that is not asked for",
            m => new("POST", $"{Campaign}/submissions", Requests.Json(new { stage = "hand-in", nominations = new[] { m.ToHandIn }, forms = new[] { new { material = "annex-9", nominationId = (Guid?)m.ToHandIn, fields = Array.Empty<object>() } }, on = "2021-07-21" }), "630102"),
            422,
            "material-unknown")
        { Place = At("forms/annex-9") };

        // List, decision, waivers, sanctions.
        yield return new("share over the limit", m => new("POST", $"{Campaign}/proposed-lists", Requests.Json(new { stage = "proposed-list", nominations = m.ToList, on = "2021-08-09" }), "63LG"), 422, "county-division-share") { Clause = "1.2.f", Required = "0", Says = "20%" };
        yield return new("list by another organisation", m => new("POST", $"{Campaign}/proposed-lists", Requests.Json(new { stage = "proposed-list", nominations = m.ToList.Skip(1), on = "2021-08-09" }), "63GOV"), 422, "not-acting-body") { Clause = "4.3.c", Place = m => $"nominations/{m.ToList[1]}", Required = "63LG" };
        yield return new("decision without a list", _ => new("POST", $"{Campaign}/decisions", Requests.Json(new { documentNumber = "青政〔2021〕40号" }), "63GOV"), 422, "list-missing") { Clause = "4.a" };
        yield return new("waiver of what binds strictly", _ => new("POST", $"{Campaign}/waivers", Requests.Json(new { element = "rank-ceiling", reason = "特殊情况" }), "63LG"), 422, "not-waivable") { Clause = "1.2.d", Place = At("element"), Says = "干部级别上限" };
        yield return new("waiver of nothing known", _ => new("POST", $"{Campaign}/waivers", Requests.Json(new { element = "county-division-shar", reason = "特殊情况" }), "63LG"), 422, "waiver-element-unknown") { Place = At("element"), Says = "county-division-share" };
        yield return new("waiver by another organisation", _ => new("POST", $"{Campaign}/waivers", Requests.Json(new { element = "county-division-share", reason = "特殊情况" }), "63GOV"), 422, "not-acting-body") { Clause = "1.2.f", Required = "63LG" };
        yield return new("waiver without a reason", _ => new("POST", $"{Campaign}/waivers", Requests.Json(new { element = "county-division-share", reason = "" }), "63LG"), 400, "required") { Place = At("reason") };
        yield return new("unknown sanction", _ => new("POST", $"{Campaign}/sanctions", Requests.Json(new { sanction = "disqualify-organization", organisation = "63D12", ground = "g", document = "d" }), "63LG"), 422, "sanction-unknown") { Place = At("sanction"), Says = "disqualify-organisation" };
        yield return new("sanction on an unknown organisation", _ => new("POST", $"{Campaign}/sanctions", Requests.Json(new { sanction = "misconduct", organisation = "63D99", ground = "g", document = "d" }), "63LG"), 422, "organisation-unknown") { Place = At("organisation") };
        yield return new("nothing to revoke", _ => new("POST", $"{Campaign}/revocations", Requests.Json(new { ground = "弄虚作假", document = "青政〔2021〕50号" }), "63GOV"), 422, "nothing-to-revoke") { Place = At("award") };
        yield return new("unknown honour", _ => new("POST", $"{Campaign}/honours/{Guid.Empty}/revocation", Requests.Json(new { ground = "弄虚作假", document = "青政〔2021〕50号" }), "63GOV"), 404, "not-found") { Place = At($"{Guid.Empty}"), Says = "未找到荣誉" };

        // Reading.
        yield return Read("unknown campaign", "/api/v1/campaigns/qinghai", 404, "not-found", at: "qinghai", says: "未找到评选表彰活动");
        yield return Read("unknown nomination", $"{Campaign}/nominations/{Guid.Empty}", 404, "not-found", at: $"{Guid.Empty}", says: "未找到推荐");
        yield return Read("unknown file", $"{Campaign}/files/secret.txt", 404, "not-found", at: "secret.txt", says: "未找到文件");
        yield return Read("file outside the folder", $"{Campaign}/files/..%2f..%2fappsettings.json", 404, "not-found", at: "..%2f..%2fappsettings.json");
        yield return new("unknown form", m => new("GET", $"{Campaign}/nominations/{m.Fresh}/forms/annex-3", null, null), 404, "not-found") { Place = At("annex-3"), Says = "未找到表格" };
        yield return Read("bad cursor", $"{Campaign}/nominations?cursor=abc", 400, "cursor-invalid", at: "cursor");
        yield return Read("cursor of another order", $"{Campaign}/nominations?sort=award&cursor=CgowMTk3YWFhYWFhYWE3YWFhOGFhYWFhYWFhYWFhYWFhYQ", 400, "cursor-invalid", at: "cursor");
        yield return Read("unknown sort key", $"{Campaign}/nominations?sort=-lastActon", 400, "sort-unknown", at: "sort", says: "lastActOn");
        yield return Read("page that is too large", $"{Campaign}/nominations?size=201", 400, "size-out-of-range", at: "size", says: "200");
        yield return Read("page size that is no number", $"{Campaign}/nominations?size=many", 400, "parameter-invalid", at: "size", says: "many");
        yield return Read("unknown state", $"{Campaign}/nominations?state=hand-inn", 400, "state-unknown", at: "state", says: "hand-in");
        yield return Read("unknown award of nominations", $"{Campaign}/nominations?award=advanced-indivdual", 400, "award-unknown", at: "award", says: "advanced-individual");
        yield return Read("unknown recommender of nominations", $"{Campaign}/nominations?recommendedBy=63010Z", 400, "organisation-unknown", at: "recommendedBy", says: "63010Z");
        yield return Read("unknown channel of nominations", $"{Campaign}/nominations?channel=most-beautifull", 400, "channel-unknown", at: "channel", says: "most-beautiful");
        yield return Read("unknown award of honours", $"{Campaign}/honours?award=advanced-indivdual", 400, "award-unknown", at: "award", says: "advanced-individual");
        yield return Read("unknown recommender of honours", $"{Campaign}/honours?recommendedBy=63010Z", 400, "organisation-unknown", at: "recommendedBy", says: "63010Z");
        yield return Read("unknown award of public honours", $"{Campaign.Replace("/v1/", "/v1/public/", StringComparison.Ordinal)}/honours?award=advanced-indivdual", 400, "award-unknown", at: "award", says: "advanced-individual");
        yield return Read("unknown stage of posted notices", $"{Campaign.Replace("/v1/", "/v1/public/", StringComparison.Ordinal)}/notices?stage=local-publicty", 400, "stage-unknown", at: "stage", says: "local-publicity");
        yield return Read("unknown stage of notices", $"{Campaign}/public-notices?stage=local-publicty", 400, "stage-unknown", at: "stage", says: "local-publicity");
        yield return Read("unknown organisation of notices", $"{Campaign}/public-notices?organisation=63010Z", 400, "organisation-unknown", at: "organisation", says: "63010Z");
        yield return Read("unknown stage of submissions", $"{Campaign}/submissions?stage=submision", 400, "stage-unknown", at: "stage", says: "submission");
        yield return Read("unknown organisation of submissions", $"{Campaign}/submissions?organisation=63010Z", 400, "organisation-unknown", at: "organisation", says: "63010Z");
        yield return Read("unknown tier of organisations", $"{Campaign}/organisations?tier=contry", 400, "tier-unknown", at: "tier", says: "county");
        yield return Read("unknown superior of organisations", $"{Campaign}/organisations?superior=63010Z", 400, "organisation-unknown", at: "superior", says: "63010Z");
        yield return Read("unknown award of quotas", $"{Campaign}/quotas?award=advanced-indivdual", 400, "award-unknown", at: "award", says: "advanced-individual");
        yield return Read("missing day", "/api/v1/working-days?from=2021-07-01", 400, "parameter-missing", at: "to", says: "to");
        yield return Read("day that is none", "/api/v1/working-days?from=2021-07-01&to=tomorrow", 400, "parameter-invalid", at: "to", says: "yyyy-MM-dd");
        yield return Read("more than a year of days", "/api/v1/working-days?from=2021-07-01&to=2023-07-01", 400, "out-of-range", at: "to");
        yield return Read("year without a holiday paper", "/api/v1/working-days?from=2035-07-01&to=2035-07-02", 422, "calendar-year-unknown", says: "2035年");
        yield return Read("unknown kind of days", "/api/v1/working-days/window?postedOn=2021-07-12&kind=bank", 400, "parameter-invalid", at: "kind", says: "working、calendar");
        yield return Read("number for a kind of days", "/api/v1/working-days/window?postedOn=2021-07-12&kind=1", 400, "parameter-invalid", at: "kind");
        yield return Read("unknown effect of a revision", "/api/v1/working-days/window?postedOn=2021-07-12&afterRevision=ignored", 400, "parameter-invalid", at: "afterRevision", says: "only-lengthens");
        yield return Read("campaign without an organisation", "/api/v1/working-days?from=2021-07-01&to=2021-07-02&campaign=qinghai-petition-2018-2020", 400, "parameter-missing", at: "organisation");
        yield return Read("working days of an unknown organisation", "/api/v1/working-days?from=2021-07-01&to=2021-07-02&campaign=qinghai-petition-2018-2020&organisation=639999", 422, "organisation-unknown", at: "organisation");
        yield return Read("year that was not published then", "/api/v1/working-days?from=2021-01-01&to=2021-01-02&knownOn=2020-11-24", 422, "calendar-year-unknown", says: "2021年");
        yield return Read("moment that is none", $"{Campaign}/nominations/00000000-0000-0000-0000-000000000000/actions?on=2021-07-26T25:00", 400, "parameter-invalid", at: "on", says: "HH:mm");
        yield return Read("unknown address", "/api/v1/campaign", 404, "address-unknown", says: "/docs");
        yield return Read("address outside the API", "/admin", 404, "address-unknown");
        yield return new("wrong method", m => new("DELETE", $"{Campaign}/nominations/{m.Fresh}", null, "630102"), 405, "method-unknown");
        yield return new("rules of an unknown award", _ => new("POST", "/api/v1/rules/evaluate", Requests.Json(new { campaign = "qinghai-petition-2018-2020", award = "x", facts = new { } }), null), 422, "award-unknown") { Place = At("award") };
        yield return new("rules of an unknown campaign", _ => new("POST", "/api/v1/rules/evaluate", Requests.Json(new { campaign = "x", award = "x", facts = new { } }), null), 404, "not-found") { Place = At("x") };
    }

    private static Refusal Create(string name, string body, int status, string code, string? clause = null, string? at = null, string? says = null) =>
        new(name, _ => new("POST", $"{Campaign}/nominations", body, "630102"), status, code) { Clause = clause, Place = at is null ? null : At(at), Says = says };

    private static Refusal Raw(string name, string? body, int status, string code, string? says = null, string? at = null) =>
        new(name, _ => new("POST", $"{Campaign}/nominations", body, "630102"), status, code) { Says = says, Place = at is null ? null : At(at) };

    private static Refusal Read(string name, string path, int status, string code, string? at = null, string? says = null) =>
        new(name, _ => new("GET", path, null, null), status, code) { Place = at is null ? null : At(at), Says = says };

    private static Func<Midway, string> At(string place) => _ => place;

    private static Request Act(Guid nomination, string act, string actor, string on = "2021-07-09", string? reason = null) =>
        new("POST", $"{Campaign}/nominations/{nomination}/acts/{act}", Requests.Json(new { on, reason }), actor);

    private static Request Submission(Midway _, string stage, string actor, string on, params Guid[] nominations) =>
        new("POST", $"{Campaign}/submissions", Requests.Json(new { stage, nominations, on }), actor);

    private static string Body(Nominee nominee) => Requests.Json(new { nominee.Award, nominee.Kind, nominee.Name, nominee.Identifier, nominee.Facts, on = "2021-07-09" });

    private static string Edit(Nominee nominee, Action<JsonObject> edit)
    {
        var body = JsonNode.Parse(Body(nominee))!.AsObject();
        edit(body);
        return body.ToJsonString();
    }

    private static string Fact(string code, JsonNode value) => Edit(Nominee.Person(50), body => body["facts"]![code] = value);

    private static string WrongDigit(string number) => number[..17] + (number[17] == '1' ? '2' : '1');

    private static object[] Altered(Guid nomination) =>
    [
        new { material = "annex-4", nominationId = (Guid?)nomination, fields = new[] { new { label = "姓名", value = "王一" }, new { label = "民族", value = "藏族" } } },
    ];

    private static string Forged()
    {
        var parts = Officers.Token(["auditor"], "630102").Split('.');
        return $"{parts[0]}.{parts[1]}.{Officers.Token(["auditor"], "630103").Split('.')[2]}";
    }

    private sealed record Request(string Method, string Path, string? Body, string? Actor)
    {
        public string? Token { get; init; }

        public string? IfMatch { get; init; }

        public string MediaType { get; init; } = "application/json";
    }

    private sealed record Refusal(string Name, Func<Midway, Request> Request, int Status, string Code)
    {
        public string? Clause { get; init; }

        public Func<Midway, string>? Place { get; init; }

        public string? Required { get; init; }

        public string? Says { get; init; }
    }
}
