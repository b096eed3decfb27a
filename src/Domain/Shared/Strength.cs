namespace Commendation.Domain.Shared;

/// <summary>How strongly a clause binds.</summary>
public enum Strength
{
    /// <summary>必须: nobody may pass it.</summary>
    Must,

    /// <summary>原则上: may be exceeded only with a recorded waiver that names a reason.</summary>
    InPrinciple,

    /// <summary>着重: stated as a preference; reported, never a bar.</summary>
    Emphasis,
}

/// <summary>The strengths of clauses as people read them.</summary>
public static class Strengths
{
    /// <summary>The strength in words.</summary>
    public static Text Describe(this Strength strength) => strength switch
    {
        Strength.Must => new Text("必须", "must"),
        Strength.InPrinciple => new Text("原则上", "in principle"),
        _ => new Text("着重", "preferred"),
    };
}
