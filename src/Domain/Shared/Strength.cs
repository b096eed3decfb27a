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
