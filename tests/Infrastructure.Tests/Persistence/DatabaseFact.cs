using Xunit.Abstractions;
using Xunit.Sdk;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>Why the tests of a class cannot run on this machine. One suite serves several databases, so the class decides, not the method.</summary>
public abstract class NeedsAttribute : Attribute
{
    /// <summary>The reason, with what to do about it; null when nothing is missing.</summary>
    public abstract string? Missing { get; }
}

/// <summary>A fact of a suite, skipped where the class lacks its database.</summary>
[XunitTestCaseDiscoverer("Commendation.Infrastructure.Tests.Persistence.DatabaseFactDiscoverer", "Commendation.Infrastructure.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseFactAttribute : FactAttribute;

public sealed class DatabaseFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new DatabaseTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

public sealed class DatabaseTestCase : XunitTestCase
{
    [Obsolete("Called by the test runner only.")]
    public DatabaseTestCase()
    {
    }

    public DatabaseTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method)
        : base(sink, display, displayOptions, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttributes(inherit: true).OfType<NeedsAttribute>().FirstOrDefault()?.Missing;
}
