#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What stands in the way of sharing out places.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode ApportionmentMethodUnknown = UnknownName(ViolationOrigin.Apportionment, "分配方法", "method of apportionment");

    public static readonly ViolationCode BoundsCrossed = Apportionment("最少名额大于最多名额，或为负。", "The minimum is above the maximum, or negative.",
        "改正上下限。", "Correct the bounds.");

    public static readonly ViolationCode ClaimantsNone = Apportionment("没有可分配的单位。", "There is nobody to share out to.",
        "至少列出一个单位。", "Name at least one claimant.");

    public static readonly ViolationCode CodeMissing = Apportionment("缺少代码。", "A row has no code.",
        "补上代码。", "Add it.");

    public static readonly ViolationCode ColumnUnknown = UnknownName(ViolationOrigin.Apportionment, "列", "column");

    public static readonly ViolationCode DrawColumns = Apportionment("抽签记录的列不正确。", "The columns of a draw are not the right ones.",
        "列为 code,drawn-by,drawn-on。", "Write code,drawn-by,drawn-on.");

    public static readonly ViolationCode DrawDay = Apportionment("抽签日期格式不正确。", "The day of a draw is malformed.",
        "写作2021-07-08。", "Write it like 2021-07-08.");

    public static readonly ViolationCode DrawEmpty = Apportionment("抽签记录没有内容。", "The draw names nobody.",
        "按抽出次序列出各单位。", "Name the tied claimants in the order in which they were drawn.");

    public static readonly ViolationCode DrawMismatch = Apportionment("抽签结果与并列单位不一致。", "The draw does not name exactly the tied claimants.",
        "每个并列单位写一次。", "Name each of them once.");

    public static readonly ViolationCode DrawMixed = Apportionment("抽签记录有多个抽签人或日期。", "The draw has several persons who drew or several days.",
        "只写一个抽签人和一个日期。", "Give one person and one day.");

    public static readonly ViolationCode DrawUnsigned = Apportionment("没有写明抽签人。", "The draw does not say who drew.",
        "写明抽签人。", "Name the person.");

    public static readonly ViolationCode FactorAllZero = Apportionment("该因素全部为零。", "A factor is zero everywhere.",
        "填写数值，或从组合中删除。", "Fill it in, or leave it out of the mix.");

    public static readonly ViolationCode FactorDuplicate = Apportionment("同一因素出现两次。", "A factor is there twice.",
        "删除其一。", "Remove one.");

    public static readonly ViolationCode MaximaBelowPlaces = Apportionment("最多名额之和小于总名额。", "The maxima cannot hold the places.",
        "提高上限或减少名额。", "Raise the maxima or lower the places.");

    public static readonly ViolationCode MinimaAbovePlaces = Apportionment("最少名额之和超过总名额。", "The minima add up to more than the places.",
        "降低下限或增加名额。", "Lower the minima or raise the places.");

    public static readonly ViolationCode MissingColumn = Apportionment("缺少必需的列。", "A column that is needed is missing.",
        "补上该列。", "Add it.");

    public static readonly ViolationCode MixNotWhole = Apportionment("各因素比例之和不是100%。", "The shares of the factors do not add up to 100%.",
        "改正比例。", "Correct the shares.");

    public static readonly ViolationCode MixUnreadable = Apportionment("因素组合的格式不正确。", "The mix of factors cannot be read.",
        "写作 staff=60%,cases=40%。", "Write it like staff=60%,cases=40%.");

    public static readonly ViolationCode NotACount = Apportionment("不是名额数。", "It is not a number of places.",
        "写整数。", "Write a whole number.");

    public static readonly ViolationCode NotANumber = Apportionment("不是数。", "It is not a number.",
        "写作12、12.5或1/3，不加千位分隔符。", "Write 12, 12.5 or 1/3 without separators.");

    public static readonly ViolationCode PlacesOutOfRange = Apportionment("名额总数超出允许的范围。", "The number of places is out of range.",
        "取消息所示范围内的数目。", "Give a number in the range that the message names.");

    public static readonly ViolationCode WeightNegative = Apportionment("权重为负。", "A weight is negative.",
        "改正权重。", "Correct it.");

    public static readonly ViolationCode WeightsAllZero = Apportionment("权重全部为零，无从分配。", "All weights are zero, so nothing says who gets what.",
        "填写权重。", "Fill them in.");

    private static ViolationCode Apportionment(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Apportionment, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
