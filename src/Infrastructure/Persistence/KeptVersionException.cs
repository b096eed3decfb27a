using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Persistence;

/// <summary>The kept files of a policy version are gone, are no longer those whose digest is the version, or are read no more: nothing may be judged by them.</summary>
public sealed class KeptVersionException(string code, string version) : InvalidOperationException($"The files of '{code}' kept under the version '{version}' are missing, altered or unreadable.")
{
    /// <summary>The same as a violation.</summary>
    public Violation Violation { get; } = new(
        ViolationCode.PolicyAltered,
        new Text($"“{code}”规则版本{version}的文件缺失、被改动或无法读取。", $"The files of '{code}' kept under the version {version} are missing, altered or unreadable."))
    { Place = $"policy/{version}" };
}
