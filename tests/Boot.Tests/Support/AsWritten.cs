using Xunit.Sdk;
using Xunit.v3;

namespace ClusterProvisioning.Boot.Tests.Support;

/// <summary>Tests of a class in the order of its text: a machine that was started once is judged by many, and those that do it harm come last.</summary>
public sealed class AsWritten : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(each => each is IXunitTestCase { TestMethod.Method: var method } ? method.MetadataToken : 0)];
}
