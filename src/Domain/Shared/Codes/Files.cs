#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What makes a file unreadable.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode CsvColumns = File("CSV行的列数与表头不符。", "A row of the CSV has not as many cells as its header.",
        "补齐或删除单元格；含逗号的文本加双引号。", "Add or remove cells; put quotes around text with a comma.");

    public static readonly ViolationCode CsvQuote = File("CSV的双引号没有配对。", "The quotes of the CSV do not pair up.",
        "文本中的双引号写两次。", "Write a quote inside a text twice.");

    public static readonly ViolationCode CsvSeparator = File("CSV的各列不是以逗号分隔。", "The cells of the CSV are not separated by commas.",
        "在Excel中另存为“CSV UTF-8（逗号分隔）”。", "In Excel save as 'CSV UTF-8 (Comma delimited)'.");

    public static readonly ViolationCode DuplicateKey = File("同一键或列写了两次。", "A key or column is written twice.",
        "只保留一个。", "Remove one.");

    public static readonly ViolationCode EmptyList = File("列表为空。", "The list is empty.",
        "没有内容时删除该键。", "Leave the key out when there is nothing to list.");

    public static readonly ViolationCode FileEmpty = File("文件没有内容。", "The file is empty.",
        "写入内容或删除文件。", "Write it, or remove the file.");

    public static readonly ViolationCode FileExists = File("文件已存在，不会覆盖。", "The file exists and is left alone.",
        "确需替换的加 --overwrite。", "Use --overwrite to replace it.");

    public static readonly ViolationCode FileMissing = File("缺少必需的文件。", "A file that is needed is missing.",
        "补上该文件。", "Add it.");

    public static readonly ViolationCode FileName = File("文件的扩展名不正确。", "The file has the wrong extension.",
        "按消息所示改名。", "Rename it as the message says.");

    public static readonly ViolationCode FileUnknown = UnknownName(ViolationOrigin.File, "文件", "file");

    public static readonly ViolationCode FileUnreadable = File("无法读取文件。", "The file cannot be read.",
        "检查路径和权限。", "Check its path and permissions.");

    public static readonly ViolationCode FileUnwritable = File("无法写入文件。", "The file cannot be written.",
        "检查路径和权限。", "Check its path and permissions.");

    public static readonly ViolationCode FolderExists = File("文件夹已存在，不会覆盖。", "The folder exists and is left alone.",
        "换一个名称。", "Choose another name.");

    public static readonly ViolationCode FolderMissing = File("没有这个文件夹。", "There is no such folder.",
        "核对路径。", "Compare the path.");

    public static readonly ViolationCode FolderUnwritable = File("无法写入文件夹。", "The folder cannot be written.",
        "检查路径和权限。", "Check its path and permissions.");

    public static readonly ViolationCode KeyApart = File("该键与其他键不能同时使用，此处没有意义。", "The key goes only with others that are not there; here it means nothing.",
        "删除该键。", "Remove it.");

    public static readonly ViolationCode KeyUnknown = UnknownName(ViolationOrigin.File, "键或列", "key or column");

    public static readonly ViolationCode MissingKey = File("缺少必需的键或列。", "A key or column that is needed is missing.",
        "补上该键。", "Add it.");

    public static readonly ViolationCode NotUtf8 = File("文件不是UTF-8编码。", "The file is not UTF-8.",
        "另存为UTF-8。", "Save it as UTF-8.");

    public static readonly ViolationCode RangeBackwards = File("日期范围的末日早于首日。", "The last day of a range lies before its first.",
        "调换两个日期。", "Swap the two days.");

    public static readonly ViolationCode RowLength = File("表格行的单元格数不正确。", "A row has the wrong number of cells.",
        "每列一个值，最后是预期结果。", "Give a value for each column, and the expected outcome.");

    public static readonly ViolationCode SeveralDocuments = File("文件含有多个YAML文档。", "The file holds several YAML documents.",
        "删除“---”及其后的内容。", "Remove '---' and what follows it.");

    public static readonly ViolationCode ShareNotExact = File("比例不是0到1之间的精确值。", "The share is not an exact one between 0 and 1.",
        "写作20%、12.5%或1/3。", "Write it like 20%, 12.5% or 1/3.");

    public static readonly ViolationCode SlugInvalid = File("名称不能作为活动代码。", "The name cannot be a campaign's code.",
        "使用小写字母、数字和连字符。", "Use lower-case letters, digits and hyphens.");

    public static readonly ViolationCode TooDeep = File("文件嵌套过深。", "The file is nested too deep.",
        "减少层级。", "Make it flatter.");

    public static readonly ViolationCode TooLarge = File("文件过大。", "The file is too large.",
        "减小文件。", "Make it smaller.");

    public static readonly ViolationCode TooManyKeys = File("互相排斥的键同时出现。", "Keys that exclude each other stand together.",
        "只保留一个。", "Keep one of them.");

    public static readonly ViolationCode ValueUnknown = UnknownName(ViolationOrigin.File, "取值", "value");

    public static readonly ViolationCode WrongType = File("值的类型不正确。", "The value is of the wrong type.",
        "按消息所示的形式书写。", "Write it in the form that the message names.");

    public static readonly ViolationCode TemplateFieldMissing = File("表格模板没有某一栏的填写处。", "A form's template has no place for a field.",
        "在模板中加入以该栏代码为标记的内容控件或名称，或重新生成模板。", "Give the template a content control or a name with the field's code, or make it anew.");

    public static readonly ViolationCode TemplateFieldUnknown = UnknownName(ViolationOrigin.File, "栏目", "field of the form");

    public static readonly ViolationCode TemplateOther = File("表格模板属于另一奖项或另一材料。", "A form's template is that of another award or material.",
        "换上该材料的模板，或重新生成。", "Put the right template there, or make it anew.");

    public static readonly ViolationCode YamlAlias = File("不支持YAML引用（*名称）。", "References ('*name') are not supported.",
        "将内容写全。", "Write the content out.");

    public static readonly ViolationCode YamlAnchor = File("不支持YAML锚点（&名称）。", "Anchors ('&name') are not supported.",
        "删除锚点。", "Remove the anchor.");

    public static readonly ViolationCode YamlKey = File("键不是单个词。", "A key is not a single word.",
        "键写成一个词。", "Write the key as one word.");

    public static readonly ViolationCode YamlMergeKey = File("不支持合并键“<<”。", "The merge key '<<' is not supported.",
        "将内容写全。", "Write the content out.");

    public static readonly ViolationCode YamlSyntax = File("YAML格式错误。", "The YAML is malformed.",
        "检查缩进、引号、括号和冒号。", "Check indentation, quotes, brackets and colons.");

    public static readonly ViolationCode YamlTag = File("不支持以“!”开头的标签。", "Tags that begin with '!' are not supported.",
        "删除标签。", "Remove the tag.");

    private static ViolationCode File(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.File, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
