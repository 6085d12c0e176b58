namespace ClusterProvisioning.Database.Tests;

/// <summary>Whether tests may take their time: <c>./test --all</c> says so.</summary>
internal static class LongTests
{
    /// <summary>True with <c>./test --all</c>.</summary>
    public static bool AreOn { get; } = Environment.GetEnvironmentVariable("PROVISION_LONG_TESTS") == "1";
}
