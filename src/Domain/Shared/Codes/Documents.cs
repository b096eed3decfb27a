#pragma warning disable CS1591 // Each declaration says what the code means.

namespace Commendation.Domain.Shared;

/// <content>What is wrong with a file that somebody hands in, and with what a table holds.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode AttachmentUnknown = File("所引用的附件不存在，或不是本单位上传的。", "A file that is named as evidence was not uploaded, or not by the acting organisation.",
        "先上传文件，再引用答复中的编号。", "Upload the file first, and name it by the reference of the answer.");

    public static readonly ViolationCode AttachmentsUnused = File("本单位已上传而未引用的附件过多。", "Too many files of the organisation were uploaded and named by no act.",
        "先在办理事项中引用已上传的附件；未引用的到期自动删除。", "Name those that are there first; what nobody names is deleted after its time.");

    public static readonly ViolationCode CellTooLong = File("一个单元格的内容过长。", "A cell holds too much.",
        "缩短该单元格的内容。", "Shorten the cell.");

    public static readonly ViolationCode ColumnTwice = File("同一项在表中占了两列。", "Two columns of a table hold the same.",
        "只保留一列。", "Keep one of them.");

    public static readonly ViolationCode ColumnUnread = File("表中有一列没有对应的填报项，未读取。", "A column of a table is none that is asked for; it was not read.",
        "确属多余的不必处理；否则按模板改正表头。", "Leave it if it is not needed; otherwise correct its heading by the template.");

    public static readonly ViolationCode DigitsLost = File("表格软件把长号码变成了数字，末几位已丢失。", "A spreadsheet turned a long number into a figure and lost its last digits.",
        "将该列设为文本格式，重新录入号码。", "Make the column text and type the numbers anew.");

    public static readonly ViolationCode FileActive = File("文件含有宏、外部链接或嵌入对象。", "The file holds macros, links to other files or embedded objects.",
        "另存为不含这些内容的文件。", "Save it without them.");

    public static readonly ViolationCode FileDamaged = File("文件已损坏，无法读取。", "The file is damaged.",
        "用原软件打开后重新保存。", "Open it with the program that made it and save it anew.");

    public static readonly ViolationCode FileKind = File("文件不是此处接受的类型，或扩展名与内容不符。", "The file is not of a kind that is taken here, or its name says another kind than its content.",
        "按消息所示的类型另存。", "Save it as one of the kinds that the message names.");

    public static readonly ViolationCode FileLocked = File("文件有密码。", "The file is protected with a password.",
        "去掉密码后重新上传。", "Remove the password and send it again.");

    public static readonly ViolationCode HeadingMissing = File("表中没有所需的表头。", "A table lacks a heading that is needed.",
        "使用模板，或按模板写表头。", "Use the template, or write the headings as it does.");

    public static readonly ViolationCode RowTwice = File("表中两行是同一对象。", "Two rows of a table are the same nominee.",
        "只保留一行。", "Keep one of them.");

    public static readonly ViolationCode RowUnsound = File("表中有不能办理的行。", "A table has rows that cannot be stored.",
        "改正所列各行后重新上传，或只办理无误的行。", "Correct the rows that are listed and send the file again, or store the sound ones only.");

    public static readonly ViolationCode RowsTooMany = File("表的行数过多。", "The table has too many rows.",
        "分成几个文件。", "Split it into several files.");

    public static readonly ViolationCode SheetsSeveral = File("文件中有多张有内容的工作表。", "The file has more than one sheet with content.",
        "只保留一张工作表。", "Keep one sheet.");
}
