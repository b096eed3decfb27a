#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What is wrong with a request or its caller, whatever the campaign.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode ActByDocument = Request("此事项须通过其文书（公告、异议、报送、名单、决定、处理）办理。", "The act is done by its document (notice, objection, submission, list, decision, sanction).",
        "改用该文书的地址提交。", "Create that document instead; its address is in the API's description.");

    public static readonly ViolationCode ActUnknown = UnknownName(ViolationOrigin.Request, "办理事项", "act");

    public static readonly ViolationCode AddressUnknown = Request("没有这个地址。", "There is no such address.",
        "对照接口说明核对地址和方法。", "Compare the address with the API's description.");

    public static readonly ViolationCode AlreadyExists = Request("同样的内容已经存在，例如同一对象在同一奖项已有推荐。", "It exists already, for example a nomination of the same nominee for the same award.",
        "读取已有的一份，不再重复提交。", "Read the one that exists; do not send it again.");

    public static readonly ViolationCode AnsweredBefore = Request("此请求此前已办理。", "The request was answered before.",
        "采用首次的结果。", "Use the first answer.");

    public static readonly ViolationCode BodyMissing = Request("缺少请求正文。", "The request has no body.",
        "发送JSON正文；没有内容时发送{}。", "Send a JSON body; send {} when there is nothing to say.");

    public static readonly ViolationCode BodyTooLarge = Request("请求正文超过允许的大小。", "The body exceeds the allowed size.",
        "分批提交。", "Send it in several parts.");

    public static readonly ViolationCode CampaignOrFiles = Request("campaign 和 files 须且只须给出一项。", "Exactly one of 'campaign' and 'files' must be given.",
        "只给出其中一项。", "Give one of the two.");

    public static readonly ViolationCode CodeInvalid = Request("代码的写法不符合要求。", "The code is not written as it has to be.",
        "只用小写字母、数字和连字符；沙箱的代码以“sandbox-”开头，正式活动的代码不以此开头。", "Use small letters, digits and hyphens only; the code of a sandbox begins with 'sandbox-', that of a real campaign does not.");

    public static readonly ViolationCode CursorInvalid = Request("游标不属于此列表。", "The cursor does not belong to this list.",
        "从第一页重新开始。", "Start again from the first page.");

    public static readonly ViolationCode DateInFuture = Request("办理日期尚未到来。", "The date of the act has not come yet.",
        "以当日或更早的日期办理；演练请用沙箱。", "Act with today's date or an earlier one; use a sandbox to rehearse.");

    public static readonly ViolationCode Failed = Request("请求未能处理。", "The request could not be handled.",
        "对照接口说明核对请求。", "Compare the request with the API's description.");

    public static readonly ViolationCode Fault = Request("系统发生故障。", "The system failed.",
        "稍后重试，并联系管理员。", "Try again later and tell the operator.");

    public static readonly ViolationCode IdempotencyKeyInvalid = Request("Idempotency-Key的格式不正确。", "The Idempotency-Key is malformed.",
        "使用UUID一类的可见ASCII字符。", "Use visible ASCII characters, for example a UUID.");

    public static readonly ViolationCode IfMatchInvalid = Request("If-Match不是本接口返回的ETag。", "If-Match is not an ETag of this API.",
        "原样送回读取时得到的ETag。", "Send back the ETag exactly as it was read.");

    public static readonly ViolationCode JsonInvalid = Request("内容不是有效的JSON。", "The content is not valid JSON.",
        "检查所示位置的引号、逗号和括号。", "Look at quotes, commas and brackets at the place named.");

    public static readonly ViolationCode KeyUsed = Request("该Idempotency-Key已用于另一请求。", "The Idempotency-Key came with another request before.",
        "换用新的键。", "Choose a new key.");

    public static readonly ViolationCode MarkInvalid = Request("所记的链上位置格式不正确。", "The remembered place in the chain is malformed.",
        "写作“序号:哈希值”。", "Write it as number:hash.");

    public static readonly ViolationCode MediaType = Request("不支持的正文类型。", "The body's media type is not supported.",
        "以 application/json 提交。", "Send the body as application/json.");

    public static readonly ViolationCode MemberMissing = Request("缺少必填项。", "A required member is missing.",
        "补上 place 所示的项。", "Add the member that 'place' names.");

    public static readonly ViolationCode MemberTwice = Request("同一项重复出现。", "A member is given twice.",
        "只保留一项。", "Keep one of them.");

    public static readonly ViolationCode MemberUnknown = UnknownName(ViolationOrigin.Request, "项", "member");

    public static readonly ViolationCode MethodUnknown = Request("该地址不支持此方法。", "The address does not know the HTTP method.",
        "对照接口说明核对方法。", "Compare the method with the API's description.");

    public static readonly ViolationCode NotActing = Request("令牌没有写明所代表的单位。", "The token names no organisation to act for.",
        "使用写明本单位的令牌。", "Use a token that names your own organisation.");

    public static readonly ViolationCode NotAcceptable = Request("没有所要求格式的答复。", "The answer does not exist in the format that was asked for.",
        "按 required 所示之一填写请求头Accept。", "Name one of those that 'required' lists in the header Accept.");

    public static readonly ViolationCode NotAllowed = Request("角色无权办理此事项。", "The caller's roles do not include this.",
        "由有权的角色办理。", "Let somebody do it whose role includes it.");

    public static readonly ViolationCode NotFound = Request("未找到，或对调用者不可见。", "It does not exist, or not for this caller.",
        "核对编号和本单位的权限范围。", "Compare the key, and whether your organisation may see it.");

    public static readonly ViolationCode OutOfRange = Request("数值超出允许的范围。", "The value is out of range.",
        "取 required 所示范围内的值。", "Give a value in the range that 'required' names.");

    public static readonly ViolationCode ParameterInvalid = Request("参数的值不正确。", "A parameter has a value that it cannot have.",
        "按 required 所示的形式改正。", "Correct it to what 'required' names.");

    public static readonly ViolationCode ParameterMissing = Request("缺少参数。", "A parameter is missing.",
        "补上 place 所示的参数。", "Add the parameter that 'place' names.");

    public static readonly ViolationCode ParameterTwice = Request("同一参数重复出现。", "A parameter is given twice.",
        "只保留一个。", "Keep one of them.");

    public static readonly ViolationCode ParameterUnknown = UnknownName(ViolationOrigin.Request, "参数", "parameter");

    public static readonly ViolationCode Raced = Request("同一对象正由他人办理，多次重试仍未成功。", "Others were acting on the same thing, and every retry lost the race.",
        "刷新后重试。", "Reload and try again.");

    public static readonly ViolationCode PdfUnavailable = Request("本服务器不能生成PDF。", "This server makes no PDF.",
        "取docx或xlsx，或请管理员安装LibreOffice。", "Ask for docx or xlsx, or have LibreOffice installed.");

    public static readonly ViolationCode RequestInvalid = Request("请求无法读取。", "The request cannot be read.",
        "对照接口说明核对请求。", "Compare the request with the API's description.");

    public static readonly ViolationCode Required = Request("缺少必填内容。", "Something that must be given is missing or blank.",
        "补上 place 所示的内容。", "Give what 'place' names.");

    public static readonly ViolationCode SizeOutOfRange = Request("每页数量超出允许的范围。", "The page size is out of range.",
        "取 required 所示范围内的数量。", "Give a size in the range that 'required' names.");

    public static readonly ViolationCode SortUnknown = UnknownName(ViolationOrigin.Request, "排序方式", "sort key");

    public static readonly ViolationCode Stale = Request("数据在读取之后已更新。", "It has moved on since it was read.",
        "刷新后重新办理。", "Reload, look at it again, and act on the new version.");

    public static readonly ViolationCode StateUnknown = UnknownName(ViolationOrigin.Request, "状态", "state");

    public static readonly ViolationCode SubjectUnknown = Request("不知道办理人是谁。", "It is not known who acts.",
        "使用写明个人的令牌。", "Use a token that names the person.");

    public static readonly ViolationCode TextInvalid = Request("其中有项过长或含有控制字符。", "An entry is too long or contains control characters.",
        "缩短该项或删除控制字符。", "Shorten it or remove the control characters.");

    public static readonly ViolationCode Busy = Request("正在处理的同类请求过多。", "Too many requests of a kind that takes long are under way.",
        "按 Retry-After 所示秒数后重试。", "Try again after the seconds that Retry-After names.");

    public static readonly ViolationCode Unavailable = Request("数据库暂时无法使用。", "The database cannot be used at the moment.",
        "按 Retry-After 所示秒数后重试；办理事项请带上原来的 Idempotency-Key，以免重复。", "Try again after the seconds that Retry-After names; an act with the same Idempotency-Key, so that it is done once.");

    public static readonly ViolationCode Timeout = Request("请求未能在限定时间内完成。", "The request did not finish in time.",
        "稍后重试或分批办理。", "Try again later or in parts.");

    public static readonly ViolationCode TokenInvalid = Request("令牌无效或已过期。", "The token is not valid, or no longer.",
        "重新登录，换用新的令牌。", "Sign in again and send the new token.");

    public static readonly ViolationCode TokenMissing = Request("没有令牌。", "There is no token.",
        "在请求头Authorization中携带Bearer令牌。", "Send a bearer token in the header Authorization.");

    public static readonly ViolationCode TooLong = Request("文本过长。", "The text is too long.",
        "缩短文本。", "Shorten it.");

    public static readonly ViolationCode TooMany = Request("项数过多。", "There are too many entries.",
        "分批提交。", "Send them in several parts.");

    public static readonly ViolationCode TooManyRequests = Request("请求过于频繁。", "The caller has sent too many requests.",
        "按 Retry-After 所示秒数后重试。", "Try again after the seconds that Retry-After names.");

    public static readonly ViolationCode UnseenCharacter = Request("文本含有看不见的字符、控制字符或改变文字方向的字符。", "The text contains a character that cannot be seen, controls a device or turns the direction of the text.",
        "按所示位置删去该字符。", "Delete the character at the place that the message names.");

    public static readonly ViolationCode ValueInvalid = Request("该项的值类型不正确。", "A member has a value of the wrong type.",
        "按 required 所示的形式改正。", "Correct it to what 'required' names.");

    public static readonly ViolationCode VerificationTooLong = Request("核验在限定时间内没有完成，结果未知。", "The verification did not end in time, so nothing is known.",
        "用 only 选择部分项目，或改用命令 verify。", "Choose parts with 'only', or use the command verify.");

    public static readonly ViolationCode WaitOutOfRange = Request("等待时间超出允许的范围。", "The wait is out of range.",
        "取消息所示范围内的秒数。", "Give a number of seconds in the range that the message names.");

    private static ViolationCode Request(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Request, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
