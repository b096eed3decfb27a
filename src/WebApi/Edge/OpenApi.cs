using System.Globalization;
using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Application.Submissions;
using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Commendation.WebApi.Edge;

/// <summary>
/// The OpenAPI description of the API. What the endpoints say about themselves is completed here: headers, descriptions of parameters and
/// answers, and examples, which are recorded from the running API (see <c>OpenApi/examples.json</c>).
/// </summary>
internal static class OpenApi
{
    private const JsonSchemaType FactTypes = JsonSchemaType.Boolean | JsonSchemaType.Number | JsonSchemaType.String | JsonSchemaType.Array | JsonSchemaType.Null;

    /// <summary>Name of the description.</summary>
    public const string Document = "v1";

    private const string Bearer = "bearer";

    private static readonly HashSet<string> Binary = [MediaTypes.Docx, MediaTypes.Xlsx, MediaTypes.Pdf, MediaTypes.Zip];

    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["campaign"] = "Code of the campaign, the name of its folder. 活动代码，即活动文件夹名。",
        ["id"] = "Key that the API gave when it was created. 编号。",
        ["receipt"] = "Number that the receipt of the objection gives. 异议回执号。",
        ["objectionId"] = "Key of the objection. 异议编号。",
        ["act"] = "Act. recommend 推荐, pass 审核通过, return 退回, reject 不予通过, withdraw 撤回, accept-late 接受逾期.",
        ["found"] = "Only rows in which something was found, when true. 只返回有问题的行。",
        ["material"] = "Code of the form, for example annex-4. 表格代码。",
        ["file"] = "Name of the file: campaign.yaml, clauses.yaml, organisations.csv or quotas.csv. 文件名。",
        ["fileName"] = "Name of the file, whose ending must fit the content. 文件名，扩展名须与内容相符。",
        ["reference"] = "Reference of a file, as its upload answered: sha256: and the digest of its content. 附件编号。",
        ["format"] = "Form of the table; xlsx when absent. 表格格式。",
        ["name"] = "Only names that hold this text. 名称包含的文字。",
        ["number"] = "Number of the version; 1 is the one that the campaign began with. 版本序号。",
        ["older"] = "Number of the earlier version; the one before the later when absent. 较早版本的序号。",
        ["newer"] = "Number of the later version; the latest when absent. 较晚版本的序号。",
        ["award"] = "Only of this award, by its code. 按奖项代码筛选。",
        ["status"] = "Only those in this state: of late acts pending, confirmed, refused; of objections open, dismissed, upheld, moot, reported. 按处理状态筛选。",
        ["state"] = "Only in this state, for example first-review or local-publicity/posted. 按状态筛选。",
        ["recommendedBy"] = "Only recommended by this organisation, by its code. 按推荐单位代码筛选。",
        ["channel"] = "Only by this exempt channel. 按推荐渠道筛选。",
        ["stage"] = "Only of this stage. 按环节筛选。",
        ["nominations"] = "Keys of nominations in the order of recommendation, with commas between them. 按推荐顺序，以逗号分隔的推荐编号。",
        ["organisation"] = "Only of this organisation, by its code. 按单位代码筛选。",
        ["tier"] = "Only of this tier, for example county. 按单位层级筛选。",
        ["superior"] = "Only directly under this organisation. 按上级单位筛选。",
        ["sort"] = "Sort key, with a leading minus for descending; the order of creation when absent. 排序键，前加减号为降序。",
        ["cursor"] = "The next of the previous page; the first page when absent. 上一页返回的next。",
        ["size"] = "Items on a page, 1 to 200; 50 when absent. 每页数量。",
        ["after"] = "Cursor: the next of the previous answer or the cursor of an event; from the beginning when absent, latest for the present. 游标。",
        ["wait"] = "Seconds to wait for something to happen, 0 to 60; 0 when absent. 等待秒数。",
        ["remembered"] = "A place in the chain that the caller remembers, number:hash; a chain written anew before it is noticed. 此前记下的链上位置。",
        ["on"] = "Day, or day and time, to ask for; now in Asia/Shanghai when absent. 查询日期或时刻，默认现在。",
        ["from"] = "First day. 起始日。",
        ["to"] = "Last day, at most 366 days later. 截止日。",
        ["postedOn"] = "Day of posting. 公示发布日。",
        ["days"] = "Length of the term, 1 to 1000; 5 when absent. 期限天数。",
        ["kind"] = "Which days count; working when absent. 工作日或自然日。",
        ["postingDayCounted"] = "Whether the day of posting is the first day; it is not when absent. 发布当日是否计入。",
        ["knownOn"] = "As known on this day: papers published later do not exist; everything known when absent. 截至该日已公布的安排。",
        ["afterRevision"] = "What a later holiday paper does to the term; recounted when absent. 其后安排调整对期限的影响。",
        ["restDay"] = "What becomes of a last day that is a day of rest; stands when absent. 期满日为休息日时是否顺延。",
        ["end"] = "When the next step may follow; following-day when absent. 期满当日或次日可办理下一步。",
    };

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Campaigns 评选表彰活动"] = "A campaign: its rules and their versions, organisations, places, limits, terms, journal. 活动：规则及版本、单位、名额、比例、期限、日志。",
        ["Events 事件"] = "What has happened, for systems that follow. 供外部系统订阅的事件。",
        ["Evidence 附件"] = "Files that acts refer to, kept under their digest. 办理所依据的附件，按摘要存取。",
        ["Exports 导出"] = "Tables of what the caller may see. 按权限导出表格。",
        ["Honours 荣誉"] = "The proposed list, the decision, honours and their revocation. 拟表彰名单、表彰决定、荣誉及撤销。",
        ["Imports 批量导入"] = "Nominees from a table, tried first and stored in steps. 以表格导入推荐对象，先核验后分步办理。",
        ["Late acts 补录"] = "Acts that are recorded after their day and confirmed by a second person. 事后补录，由另一人确认。",
        ["Nominations 推荐"] = "Nominees: facts, records, acts, verdicts, forms. 推荐对象：事实、记录、办理、资格、表格。",
        ["Public 公开"] = "What anybody reads and does without signing in. 公众无需登录即可查看和办理的事项。",
        ["Publicity 公示"] = "Public notices and the objections to them. 公示及异议。",
        ["Rules 规则"] = "The rules tried without storing anything, and verified. 试算与核验规则，不存储数据。",
        ["Submissions 报送"] = "What is handed up: batches, reports, forms. 报送批次、报告和表格。",
        ["Working days 工作日"] = "Working days and terms by the State Council's holiday papers. 按放假安排计算工作日和期限。",
    };

    private static readonly Dictionary<string, JsonNode> ParameterExamples = new()
    {
        ["material"] = "annex-4",
        ["file"] = "quotas.csv",
        ["number"] = 1,
        ["from"] = "2021-09-30",
        ["to"] = "2021-10-09",
        ["postedOn"] = "2021-07-12",
        ["reference"] = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    };

    private static readonly Dictionary<string, string> Answered = new()
    {
        ["200"] = "Done. 成功。",
        ["201"] = "Created. 已创建。",
        ["202"] = "Recorded late: it waits for its confirmation. 已登记补录，待确认。",
        ["207"] = "Each was judged by itself; look at its item. 逐项判定，见各项结果。",
        ["400"] = "The request is malformed. 请求格式不正确。",
        ["401"] = "There is no valid token. 未登录或令牌无效。",
        ["403"] = "The caller's roles do not allow it. 角色无权办理。",
        ["404"] = "It does not exist, or not for this caller. 未找到，或对调用者不可见。",
        ["406"] = "The answer does not exist in that format. 没有所要求格式的答复。",
        ["409"] = "It conflicts with what was done before. 与已有办理冲突。",
        ["412"] = "It has moved on since the version named by If-Match. 数据已更新。",
        ["413"] = "The body is too large. 请求正文过大。",
        ["415"] = "The body is of another kind than is asked for. 请求正文的类型不符。",
        ["422"] = "The campaign's rules forbid it; every violation names its clause. 不符合评选规定，逐项指明依据条款。",
    };

    private static readonly Lazy<JsonNode> Examples = new(() =>
    {
        using var stream = typeof(OpenApi).Assembly.GetManifestResourceStream("examples.json")!;
        return JsonNode.Parse(stream)!;
    });

    // Codes of a campaign come from its recorded answers: the program names none.
    private static string Recorded(string operation, string member) => (string)Examples.Value["operations"]![operation]!["response"]![member]!;

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;

        // A text is written in the caller's language, so that for callers it is a string and nothing of its own.
        options.CreateSchemaReferenceId = type => type.Type == typeof(Text) || (Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(Moment) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer((schema, context, _) => Complete(schema, context));
        options.AddOperationTransformer((operation, context, _) => Complete(operation, context));
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info.Title = "Commendation 评选表彰";

            // Whatever name a proxy in front has: the API is where its description is.
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Info.Version = "v1";
            document.Info.License = new OpenApiLicense { Name = "Mulan PSL v2", Identifier = "MulanPSL-2.0" };
            document.Info.Contact = new OpenApiContact { Name = "Operator of this server 本服务的运维单位" };
            document.Info.Description =
                "Runs government commendation campaigns: nominations, reviews, publicities, decisions. Every refusal is an RFC 9457 problem whose violations name the clause; GET /problems explains every type and code. "
                + "Days are yyyy-MM-dd in Asia/Shanghai; labels and messages follow Accept-Language, everything else is the same in every language. "
                + "运行评选表彰活动；每个拒绝都指明依据条款，类型和代码的说明见/problems。日期为北京时间yyyy-MM-dd；文字按Accept-Language返回，其余内容不随语言变化。";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Bearer] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                    Description = "Token of the configured OpenID Connect authority; it names the caller's organisation and roles. 由所配置的OpenID Connect服务签发的令牌，写明单位和角色。",
                },
            };
            CommonAnswers.Add(document, context.ApplicationServices);
            foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            {
                tag.Description = Tags.GetValueOrDefault(tag.Name!);
            }

            foreach (var choice in (document.Components.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Values.OfType<OpenApiSchema>().Where(schema => schema.Enum?.Count > 0))
            {
                // A choice that may be left out wherever it occurs is described as if nothing were one of its words: where it may be left out says so.
                choice.Type = JsonSchemaType.String;
                choice.Enum = [.. choice.Enum!.Where(word => word is not null && word.GetValueKind() != JsonValueKind.Null)];
                choice.Description ??= "One of these words. 取值之一。";
            }

            // What is no JSON is shown as a file where it is answered; nothing refers to it.
            document.Components.Schemas?.Remove(nameof(Stream));
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
            return Task.CompletedTask;
        });
    }

    private static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        var nullable = context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.Null : default;
        var member = (context.JsonPropertyInfo?.DeclaringType, context.JsonPropertyInfo?.Name);
        if (member == (typeof(Violation), "code"))
        {
            schema.Description = $"Stable code that a program can react to, for example {ViolationCode.TermRunning}. GET /problems/{{code}} says what it means and what to do; the code of a campaign's own rule or limit is explained by its policy. 稳定代码，含义见/problems/{{code}}；活动自身规则或比例的代码见其方案。";
        }
        else if (context.JsonPropertyInfo is { Name: "type" } && typeof(ProblemDetails).IsAssignableFrom(context.JsonPropertyInfo.DeclaringType))
        {
            schema.Description = "Path of the page that explains the type of problem, relative to the server. 问题类型的说明地址。";
        }

        if (type == typeof(Stream))
        {
            schema.Description = "A file. 文件。";
        }
        else if (type == typeof(Text))
        {
            schema.Type = JsonSchemaType.String | nullable;
            schema.Description ??= "In the caller's language. 按请求语言显示。";
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(Moment))
        {
            schema.Type = JsonSchemaType.String | nullable;
            schema.Pattern = @"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$";
            schema.Description ??= "A day, or a day and a time in Asia/Shanghai, for example 2021-09-17T17:30; where something is due at a time, the day alone is not enough on that day. 日期，或日期和时刻（北京时间）。";
        }
        else if (type == typeof(IReadOnlyList<Text>))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if (type == typeof(JsonElement))
        {
            schema.Type = FactTypes;
            schema.Items = new OpenApiSchema();
        }
        else if (type == typeof(IReadOnlyDictionary<string, JsonElement>))
        {
            schema.AdditionalProperties = new OpenApiSchema
            {
                Type = FactTypes,
                Items = new OpenApiSchema(),
                Description = "true, 3, \"2021-07-08\", \"section-head\", or an array of objects where the fact is a list; null takes a fact back. 事实的值。",
            };
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
        {
            schema.Type = JsonSchemaType.String | (schema.Type & JsonSchemaType.Null ?? default(JsonSchemaType));
        }

        Bounds.Of(type, schema, context.ApplicationServices);
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description ??= Parameters.GetValueOrDefault(parameter.Name!);
            parameter.Example ??= parameter.Name == "campaign" ? Recorded("getCampaign", "code") : ParameterExamples.GetValueOrDefault(parameter.Name!)?.DeepClone();
            if (parameter.Schema is OpenApiSchema schema)
            {
                schema.Enum = ValuesOf(parameter.Name!, metadata) is { } values ? [.. values.Select(value => (JsonNode)value)] : schema.Enum;
                Bounds.Of(parameter.Name!, schema);
            }
        }

        operation.Parameters = [.. operation.Parameters ?? [], .. Headers(metadata)];
        // What is no JSON is handed in as a file; of what is answered some is text.
        foreach (var (media, content) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            content.Schema = media == "text/csv" ? File() : Typed(media, content);
        }

        foreach (var contents in (operation.Responses ?? []).Values.Select(response => response.Content ?? new Dictionary<string, OpenApiMediaType>()))
        {
            // The same table in several forms: an array of objects as JSON.
            var table = contents.ContainsKey(Documentation.Xlsx) && contents.ContainsKey("text/csv");
            foreach (var (media, content) in contents)
            {
                content.Schema = table && media == MediaTypeNames.Application.Json ? Rows() : table ? File() : Typed(media, content);
            }
        }

        OpenApiSchema Rows() => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = FactTypes, Items = new OpenApiSchema() } } };

        IOpenApiSchema? Typed(string media, OpenApiMediaType content) => Documentation.Binary.Contains(media) ? File() : content.Schema;

        OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };

        AddFormats(operation, metadata);
        AddExamples(operation);
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is OpenApiResponse { } answer)
            {
                answer.Description = Answered.GetValueOrDefault(status, answer.Description ?? string.Empty);
                AddHeaders(answer, status, context);
            }
        }

        CommonAnswers.Refer(operation, context.Document!);
        KnownOperation.Complete(operation, metadata);
        return Task.CompletedTask;
    }

    private static IEnumerable<string>? ValuesOf(string parameter, IList<object> metadata) => parameter switch
    {
        "act" => DoAct.Direct.Select(act => act.Name()),
        "kind" => Words<DayKind>(),
        "end" => Words<TermEnd>(),
        "format" => Words<TableFormat>(),
        "afterRevision" => Words<AfterRevision>(),
        "restDay" => Words<RestDay>(),
        "sort" => metadata.OfType<SortKeys>().FirstOrDefault()?.Keys.SelectMany(key => new[] { key, $"-{key}" }),
        _ => null,
    };

    private static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    private static IEnumerable<IOpenApiParameter> Headers(IList<object> metadata)
    {
        if (metadata.OfType<ChangesSomething>().Any())
        {
            yield return Header(Replays.Header, "A key of the caller's choice, for example a UUID: a repeat within 24 hours gets the first answer and does nothing again; another request under it is refused with 422. 幂等键，重复请求返回首次结果。", "0b9f6c52-6f0d-4f6e-8a3c-3f6f6d1f2a10");
        }

        if (metadata.OfType<StreamsEvents>().Any())
        {
            yield return Header("Last-Event-ID", "For server-sent events: cursor of the last event that was received; it goes before after. 推送方式下最后收到的游标，优先于after。", "CgowMDAwMDAwMDAwMDA3MDAwODAwMDAwMDAwMDAwMDAwMg");
        }

        if (metadata.OfType<ChecksVersion>().Any())
        {
            yield return Header("If-Match", "ETag of the version that the caller saw; refused with 412 when it has moved on, not checked when absent. 所见版本的ETag。", "\"3\"");
        }

        yield return Header("Accept-Language", "Language of labels and messages: zh (when absent) or en. 文字语言。", "zh-CN");
    }

    private static OpenApiParameter Header(string name, string description, string example)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String };
        Bounds.Of(name, schema);
        return new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = schema, Example = example };
    }

    private static void AddHeaders(OpenApiResponse response, string status, OpenApiOperationTransformerContext context)
    {
        static OpenApiHeader Of(string description, string example) => new()
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        };

        if (status[0] == '2' && context.Description.ActionDescriptor.EndpointMetadata.OfType<ChangesSomething>().Any())
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers[Replays.Replayed] = Of("true where it is the kept answer to an earlier request under the same Idempotency-Key; absent otherwise. 重复请求返回首次结果时为true。", "true");
        }

        if (status is "201" or "202")
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["Location"] = Of("Where it can be read. 读取地址。", $"/api/v1/campaigns/{Recorded("getCampaign", "code")}");
        }

        var type = context.Description.SupportedResponseTypes.FirstOrDefault(type => type.StatusCode.ToString(CultureInfo.InvariantCulture) == status)?.Type;
        if (type?.GetProperty("Version", BindingFlags.Public | BindingFlags.Instance)?.PropertyType == typeof(int))
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["ETag"] = Of("Version, for If-Match. 版本。", "\"3\"");
        }
    }

    // Documents are bytes: of them there is neither a schema nor an example to show.
    private static void AddFormats(OpenApiOperation operation, IList<object> metadata)
    {
        static OpenApiMediaType Bytes() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        if (operation.Responses?.GetValueOrDefault("200")?.Content is { } content)
        {
            foreach (var type in metadata.OfType<AnswersIn>().SelectMany(formats => formats.Types).Concat(content.Keys.Where(Binary.Contains)).ToList())
            {
                content[type] = Bytes();
            }
        }

        if (metadata.OfType<StreamsEvents>().Any())
        {
            operation.Responses!["200"].Content![StreamsEvents.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Server-sent events: id is the cursor, event the type, data the event as JSON; a line with a colon keeps the connection open. 服务器推送事件。" },
            };
        }

        if (metadata.OfType<TakesFiles>().Any() && operation.RequestBody?.Content is { } bodies && bodies.TryGetValue(MediaTypeNames.Application.Json, out var json))
        {
            bodies[MediaTypeNames.Multipart.FormData] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "submission" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["submission"] = json.Schema!,
                        ["files"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }, Description = "Forms as docx and xlsx. 表格文件。" },
                    },
                },
            };
        }
    }

    private static void AddExamples(OpenApiOperation operation)
    {
        var recorded = Examples.Value["operations"]?[operation.OperationId!];
        if (operation.RequestBody?.Content is { } asked && asked.TryGetValue(MediaTypeNames.Application.Json, out var body))
        {
            body.Example = recorded?["request"]?.DeepClone();
            if (asked.TryGetValue(MediaTypeNames.Multipart.FormData, out var parts))
            {
                parts.Example = new JsonObject { ["submission"] = body.Example?.DeepClone() };
            }
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            var example = status == "202" ? Examples.Value["operations"]?["getLateAct"]?["response"] : status[0] == '2' ? recorded?["response"] : recorded?["problems"]?[status] ?? Examples.Value["problems"]?[status];
            if (response.Content?.TryGetValue(StreamsEvents.MediaType, out var stream) == true && example?["items"]?[0] is { } first)
            {
                stream.Example = $"id: {first["cursor"]}\nevent: {first["type"]}\ndata: {first.ToJsonString()}\n\n";
            }

            foreach (var content in (response.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(content => content.Value.Example is null && content.Value.Schema?.Format != "binary").Select(content => content.Value))
            {
                content.Example = example?.DeepClone();
            }
        }
    }
}
