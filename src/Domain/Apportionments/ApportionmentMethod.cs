namespace Commendation.Domain.Apportionments;

/// <summary>How places (名额) are shared out by weight.</summary>
public enum ApportionmentMethod
{
    /// <summary>Largest remainder (最大余数法, Hamilton) with the Hare quota: the whole part of the exact share, then one more for the largest fractions.</summary>
    LargestRemainder,

    /// <summary>Sainte-Laguë (圣拉格法, Webster): rounds at the half, favours neither large nor small.</summary>
    SainteLague,

    /// <summary>D'Hondt (洪德法, Jefferson): rounds down, favours the large.</summary>
    Dhondt,

    /// <summary>Adams (亚当斯法): rounds up, favours the small; everybody with weight comes first once.</summary>
    Adams,

    /// <summary>Huntington–Hill (亨廷顿–希尔法): rounds at the geometric mean; everybody with weight comes first once.</summary>
    HuntingtonHill,
}
