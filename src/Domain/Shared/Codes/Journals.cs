#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What the walk of a journal finds.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode AlgorithmUnknown = Journal("某行使用了未知的哈希算法。", "A line names a hash algorithm that is not known.",
        "用写入该行的版本或更新的版本核对。", "Check it with the version that wrote it, or a newer one.");

    public static readonly ViolationCode EntryAltered = Journal("某行的内容被改动。", "The content of a line was altered.",
        "从备份恢复并追查改动。", "Restore it from a backup and find out who altered it.");

    public static readonly ViolationCode EntryForeign = Journal("某行不属于该主体。", "A line is not of the subject of the file.",
        "重新导出。", "Export the file again.");

    public static readonly ViolationCode EntryMissing = Journal("中间缺少一行。", "A line is missing.",
        "从备份恢复并追查。", "Restore it from a backup and find out what removed it.");

    public static readonly ViolationCode EntryUnreadable = Journal("某行无法读取。", "A line cannot be read.",
        "从备份恢复。", "Restore it from a backup.");

    public static readonly ViolationCode HeadDiffers = Journal("链尾与最后一行不符，末尾有行被删除或改动。", "The chain's end is not its last line: lines at the end were dropped or altered.",
        "从备份恢复并追查。", "Restore them from a backup and find out what removed them.");

    public static readonly ViolationCode KeyUnexpected = Journal("签名所用密钥不是指定的密钥。", "It was signed with another key than the one named.",
        "核对公钥的来源。", "Compare the public key with the one that the server publishes.");

    public static readonly ViolationCode LinkBroken = Journal("某行与前一行的哈希不衔接。", "A line does not follow from the one before it.",
        "从备份恢复并追查。", "Restore it from a backup and find out what was altered.");

    public static readonly ViolationCode MarkMissing = Journal("链上没有所记的位置，整链被重写。", "The chain does not have the remembered line: it was written anew.",
        "与外部保存的导出文件核对。", "Compare it with exports that are kept elsewhere.");

    public static readonly ViolationCode NoExport = Journal("文件不是本系统导出的办理经过。", "The file is no journal that this system exported.",
        "重新导出。", "Export it again.");

    public static readonly ViolationCode NoReceipt = Journal("文件不是本系统签发的公示回执。", "The file is no receipt of a posting that this system gave.",
        "从公开地址重新取得回执。", "Get the receipt from its public address again.");

    public static readonly ViolationCode PolicyAltered = Journal("某版本的方案文件缺失或被改动。", "The files of a policy version are missing or altered.",
        "从备份恢复。", "Restore them from a backup.");

    public static readonly ViolationCode SignatureInvalid = Journal("签名与内容不符，文件在导出后被改动。", "The signature is not that of the content: the file was altered after the export.",
        "重新导出。", "Export it again.");

    public static readonly ViolationCode RecordDiffers = Journal("存储的记录与登记时的内容不符。", "A record is not what was filed.",
        "从备份恢复并追查。", "Restore it from a backup and find out who altered it.");

    public static readonly ViolationCode StateDiffers = Journal("存储的状态与办理经过不符。", "What is stored is not what the journal left behind.",
        "从备份恢复并追查。", "Restore it from a backup and find out who altered it.");

    public static readonly ViolationCode StateMissing = Journal("办理经过所记的对象不存在。", "Something that the journal tells of is gone.",
        "从备份恢复并追查。", "Restore it from a backup and find out who removed it.");

    public static readonly ViolationCode StateUnreadable = Journal("存储的状态无法读取。", "What is stored cannot be read.",
        "检查密钥，或从备份恢复。", "Check the keys, or restore it from a backup.");

    public static readonly ViolationCode StateUnvouched = Journal("存储的对象在办理经过中没有记录。", "No line of the journal tells of what is stored: it was slipped in.",
        "追查来源并删除。", "Find out where it comes from and remove it.");

    public static readonly ViolationCode TextForeign = Journal("存储的文字不是程序写入的形式。", "Stored texts are not written as the application writes them.",
        "追查是谁写入的。", "Find out what wrote them.");

    public static readonly ViolationCode TextNotPosted = Journal("公告内容不是回执所记的内容。", "The text is not the one that the receipt was given for.",
        "核对是否为同一公告，以及发布后人选是否有退出或更正。", "See whether it is the same notice, and whether a nominee left it or was corrected since.");

    public static readonly ViolationCode VersionNotInForce = Journal("办理所依据的方案版本当日不生效。", "An act was judged by a policy version that was not in force on its day.",
        "核对修订的生效日期。", "Compare it with the days on which amendments took effect.");

    private static ViolationCode Journal(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Journal, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
