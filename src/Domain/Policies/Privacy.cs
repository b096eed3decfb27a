namespace Commendation.Domain.Policies;

/// <summary>Who may see the value of a fact (保密程度), from everybody to few.</summary>
public enum Privacy
{
    /// <summary>公开: may stand in a public notice.</summary>
    Public,

    /// <summary>内部: everybody who works on the nomination.</summary>
    Internal,

    /// <summary>个人信息: hidden in views and messages; shown on request, which leaves a line in the journal.</summary>
    Confidential,

    /// <summary>敏感个人信息: as confidential; for numbers of documents, telephones and health.</summary>
    Secret,
}
