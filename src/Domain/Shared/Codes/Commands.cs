#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What a command of the command line refuses.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode TemplateUnknown = UnknownName(ViolationOrigin.Command, "可参照的活动类型或文件夹", "kind or folder of a campaign");

    public static readonly ViolationCode AddressInvalid = Command("不是有效的http或https地址。", "It is no http or https address.",
        "写作 http://localhost:5080/api/v1。", "Write it like http://localhost:5080/api/v1.");

    public static readonly ViolationCode BackupExists = Command("备份文件夹已有内容。", "The folder of the backup holds something already.",
        "换用新的文件夹；已有的备份不会被覆盖。", "Name a new folder: a backup never replaces another.");

    public static readonly ViolationCode BackupInvalid = Command("备份与其说明或台账不符。", "The backup differs from what it says of itself, or from its journal.",
        "换用另一份备份；数据库未作任何改动。", "Use another backup; the database was left as it was.");

    public static readonly ViolationCode BackupNotHere = Command("该数据库由其自带工具备份。", "The database is backed up by its own tools.",
        "用 pg_dump 或 BACKUP DATABASE 备份，恢复后运行 journal verify。", "Use pg_dump or BACKUP DATABASE, and journal verify after a restore.");

    public static readonly ViolationCode CampaignMissing = Command("没有写明活动。", "No campaign is named.",
        "写明活动代码。", "Name the campaign.");

    public static readonly ViolationCode CampaignNotThere = Command("该服务器没有此活动。", "The server does not run the campaign.",
        "在服务器上开启该活动。", "Open the campaign on the server.");

    public static readonly ViolationCode CaseFailed = Command("服务器对某个案例的回答与预期不符。", "The server answered a case otherwise than expected.",
        "改正服务器的规则。", "Correct the rules of the server.");

    public static readonly ViolationCode DatabaseExists = Command("数据库已存在。", "There is a database already.",
        "确需替换的，加 --replace；原数据库改名保留。", "Add --replace if it is to be replaced; it is kept under another name.");

    public static readonly ViolationCode DatabaseInUse = Command("数据库正在使用。", "The database is in use.",
        "先停止服务。", "Stop the server first.");

    public static readonly ViolationCode DatabaseNotReady = Command("数据库不存在或结构不是最新。", "There is no database, or its tables are not up to date.",
        "先启动一次服务。", "Start the server once.");

    public static readonly ViolationCode DatabaseUnreachable = Command("数据库无法使用。", "The database cannot be used.",
        "按消息检查地址、端口、证书、登录和文件。", "Check address, port, certificate, login and file as the message says.");

    public static readonly ViolationCode FormatUnknown = UnknownName(ViolationOrigin.Command, "格式", "format");

    public static readonly ViolationCode KeysMissing = Command("缺少备份所用的密钥。", "Keys that the backup was sealed with are missing.",
        "先恢复密钥文件夹。", "Restore the folder of keys first.");

    public static readonly ViolationCode OptionMissing = Command("缺少选项。", "An option is missing.",
        "补上该选项。", "Add it.");

    public static readonly ViolationCode OptionRepeated = Command("选项只能给出一次。", "An option is given more than once.",
        "只保留一个。", "Give it once.");

    public static readonly ViolationCode OptionUnknown = UnknownName(ViolationOrigin.Command, "选项", "option");

    public static readonly ViolationCode PartMissing = Command("没有写明核验项目。", "No part of the verification is named.",
        "写明要运行的项目。", "Name the parts to run.");

    public static readonly ViolationCode RulesNotOffered = Command("该地址没有 POST rules/evaluate。", "There is no POST rules/evaluate at the address.",
        "写明接口的地址，本产品以 /api/v1 结尾。", "Give the address of the API; that of this product ends in /api/v1.");

    public static readonly ViolationCode ServerIncompatible = Command("服务器的回答不是裁定。", "The answer of the server is no verdict.",
        "检查服务器的接口版本。", "Check which API the server offers.");

    public static readonly ViolationCode ServerTimeout = Command("服务器没有在限定时间内回答。", "The server did not answer in time.",
        "用 --timeout 延长。", "Make it longer with --timeout.");

    public static readonly ViolationCode ServerUnauthorised = Command("服务器拒绝访问。", "The server refuses access.",
        "用 --token 给出有效的令牌。", "Give a valid token with --token.");

    public static readonly ViolationCode ServerUnreachable = Command("无法连接服务器。", "The server cannot be reached.",
        "检查地址和网络。", "Check the address and the network.");

    private static ViolationCode Command(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Command, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
