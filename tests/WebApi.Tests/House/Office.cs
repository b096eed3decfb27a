using System.Text.Json.Nodes;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.House;

/// <summary>An organisation at work. Its calls read as sentences and insist on being accepted.</summary>
public sealed class Office(HttpClient http, string code)
{
    private static readonly Dictionary<string, string[]> Records = new()
    {
        ["unit-recommendation/advanced-individual"] =
        [
            "democratic-recommendation", "inspection-and-review", "leadership-study",
            "individual-orientation", "individual-results", "individual-dedication", "individual-key-dates", "individual-integrity",
        ],
        ["unit-recommendation/advanced-collective"] =
        [
            "democratic-recommendation", "inspection-and-review", "leadership-study",
            "collective-orientation", "collective-organisation", "collective-innovation", "collective-approval",
        ],
        ["first-review/advanced-individual"] =
        [
            "procedure-regular", "materials-true", "basic-facts-verified", "personnel-file", "personal-matters-report", "integrity-opinion", "petition-reports",
            "opinions-by-authority", "personnel-opinion", "discipline-opinion",
        ],
        ["first-review/advanced-collective"] =
        [
            "procedure-regular", "materials-true", "basic-facts-verified", "opinions-by-authority", "personnel-opinion", "discipline-opinion",
        ],
        ["second-review/advanced-individual"] = ["second-review-finding"],
        ["second-review/advanced-collective"] = ["second-review-finding"],
    };

    /// <summary>Parts of the local notice.</summary>
    public static IReadOnlyDictionary<string, string> NoticeContent { get; } = new Dictionary<string, string>
    {
        ["criteria"] = "评选条件见青政办函〔2021〕121号。",
        ["basic-facts"] = "拟推荐对象基本情况。",
        ["main-deeds"] = "主要事迹。",
    };

    /// <summary>Parts of the report of the first review.</summary>
    public static IReadOnlyDictionary<string, string> Report { get; } = new Dictionary<string, string>
    {
        ["review-organisation"] = "成立初审工作组，逐人逐项审核。",
        ["opinions-sought"] = "已征求组织人事、纪检监察部门意见，均无异议。",
        ["publicity"] = "已在本地本单位公示5个工作日。",
        ["recommendation"] = "同意推荐。",
    };

    /// <summary>Code of the organisation.</summary>
    public string Code => code;

    public async Task<Answer> Sends(string method, string path, object? body = null, string? ifMatch = null) =>
        await http.Send(method, path, body as string ?? (body is null ? null : Requests.Json(body)), code, ifMatch);

    /// <summary>What is confidential, by the door that leaves a line.</summary>
    public async Task<Answer> IsShown(string path, object? body = null) => (await http.Send("POST", $"{Campaign}/{path}/disclosures", body is null ? null : Requests.Json(body))).Accepted();

    public async Task<Answer> Reads(string path) => (await http.Send("GET", path.StartsWith('/') ? path : $"{Campaign}/{path}")).Accepted();

    public async Task<Guid> Nominates(Nominee nominee, string on, string? channel = null) =>
        (await Posts("nominations", new { nominee.Award, nominee.Kind, nominee.Name, nominee.Identifier, channel, nominee.Facts, on })).Id;

    public Task<Answer> Declares(Guid nomination, string on, object facts, string? ifMatch = null) =>
        Accepted(Sends("PATCH", $"{Campaign}/nominations/{nomination}/facts", new { facts, on }, ifMatch));

    public Task<Answer> Files(Guid nomination, string record, string by, string on, bool favourable = true, string remarks = "", string? reason = null) =>
        Posts($"nominations/{nomination}/records", new { code = record, by, favourable, remarks, on, reason });

    /// <summary>Files every record that the nomination's present stage asks for.</summary>
    public async Task FilesEverything(string on, params Guid[] nominations)
    {
        foreach (var nomination in nominations)
        {
            var present = await Reads($"nominations/{nomination}");
            foreach (var record in Records[$"{present["state"]}/{present["award"]}"])
            {
                await Files(nomination, record, "评选工作组", on, remarks: "经审核，情况属实。");
            }
        }
    }

    /// <summary>Files every record that the nomination's present stage asks for but these.</summary>
    public async Task FilesEverythingBut(Guid nomination, string on, params string[] records)
    {
        var present = await Reads($"nominations/{nomination}");
        foreach (var record in Records[$"{present["state"]}/{present["award"]}"].Except(records))
        {
            await Files(nomination, record, "评选工作组", on, remarks: "经审核，情况属实。");
        }
    }

    public async Task Does(string act, string on, params Guid[] nominations)
    {
        foreach (var nomination in nominations)
        {
            await Accepted(Sends("POST", $"{Campaign}/nominations/{nomination}/acts/{act}", new { on }));
        }
    }

    public Task<Answer> Does(string act, string on, string reason, Guid nomination) =>
        Accepted(Sends("POST", $"{Campaign}/nominations/{nomination}/acts/{act}", new { on, reason }));

    /// <summary>Brings so many units of a department to where only the review's pass is missing, ready to race for its places.</summary>
    public async Task<IReadOnlyList<Guid>> BringsUnitsToReview(int units)
    {
        var nominations = new Guid[units];
        for (var n = 0; n < units; n++)
        {
            nominations[n] = await Nominates(Nominee.Unit(n + 1), on: "2021-07-09");
        }

        await FilesEverything(on: "2021-07-09", nominations);
        await Does("recommend", on: "2021-07-09", nominations);
        await Closes(await PostsLocally(on: "2021-07-12", nominations), on: "2021-07-20");
        await HandsIn(on: "2021-07-21", nominations);
        await FilesEverything(on: "2021-07-22", nominations);
        return nominations;
    }

    public async Task<Guid> PostsLocally(string on, params Guid[] nominations) =>
        (await Posts("public-notices", new { stage = "local-publicity", nominations, content = NoticeContent, on })).Id;

    public async Task<Guid> PostsAllOverTheProvince(string on, params Guid[] nominations) =>
        (await Posts("public-notices", new { stage = "province-publicity", nominations, on })).Id;

    public async Task<Guid> TakesInObjection(Guid notice, Guid against, string statement, string arrivedOn, string? on = null) =>
        (await Posts($"public-notices/{notice}/objections", new
        {
            nominationId = against,
            channel = "letter",
            signed = true,
            statement,
            evidence = new[] { "来信登记第12号" },
            arrivedOn,
            on = on ?? arrivedOn,
        })).Id;

    public Task<Answer> Dismisses(Guid notice, Guid objection, string finding, string on) =>
        Posts($"public-notices/{notice}/objections/{objection}/acts/dismiss", new { finding, on });

    public Task<Answer> Upholds(Guid notice, Guid objection, string finding, string on) =>
        Posts($"public-notices/{notice}/objections/{objection}/acts/uphold", new { finding, on });

    public Task<Answer> Lifts(Guid notice, Guid objection, string reason, string on) =>
        Posts($"public-notices/{notice}/objections/{objection}/acts/lift", new { reason, on });

    public Task<Answer> Closes(Guid notice, string on) => Posts($"public-notices/{notice}/acts/close", new { on });

    public async Task<Guid> HandsIn(string on, params Guid[] nominations) =>
        (await Posts("submissions", new { stage = "hand-in", nominations, on })).Id;

    /// <summary>The forms of a submission: filled by the API, then by a person, with a summary table.</summary>
    public async Task<JsonArray> FillsForms(params Guid[] nominations)
    {
        var forms = (await IsShown("submissions/preview", new { stage = "submission", nominations })).Body.AsArray();
        return [.. forms.Select(form => FilledByHand(form!))];
    }

    public async Task<Guid> Submits(string on, JsonArray forms, params Guid[] nominations) =>
        (await Posts("submissions", new { stage = "submission", nominations, report = Report, forms, on })).Id;

    public async Task<Answer> DrawsUpList(string on, params Guid[] nominations) =>
        await Posts("proposed-lists", new { stage = "proposed-list", nominations, on });

    public async Task<Answer> Decides(string document, string on) => await Posts("decisions", new { documentNumber = document, on });

    public Task<Answer> Revokes(Guid honour, string ground, string document, string on) =>
        Posts($"honours/{honour}/revocation", new { ground, document, on });

    public Task<Answer> Waives(string element, string reason, string on) => Posts("waivers", new { element, reason, on });

    public Task<Answer> LaysSanction(string sanction, string organisation, string ground, string document, string on) =>
        Posts("sanctions", new { sanction, organisation, ground, document, on });

    public Task<Answer> Posts(string path, object body) => Accepted(Sends("POST", $"{Campaign}/{path}", body));

    private static JsonNode FilledByHand(JsonNode form)
    {
        foreach (var field in form["fields"]!.AsArray().Where(field => field!["value"]!.GetValue<string>().Length == 0))
        {
            field!["value"] = field["label"]!.GetValue<string>() switch
            {
                "主要事迹" => "长期在接访一线，化解多起信访积案。",
                "备注" => "无",
                _ => "同意推荐。",
            };
        }

        return form.DeepClone();
    }

    private static async Task<Answer> Accepted(Task<Answer> sent) => (await sent).Accepted();
}
