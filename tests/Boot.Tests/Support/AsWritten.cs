using Xunit.Sdk;
using Xunit.v3;

namespace ClusterProvisioning.Boot.Tests.Support;

/// <summary>Tests of a class in the order of its text: a machine that was started once is judged by many, and those that do it harm come last.</summary>
public sealed class AsWritten : ITestMethodOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod =>
        [.. testMethods.OrderBy(each => each is IXunitTestMethod { Method: var method } ? method.MetadataToken : 0)];
}
