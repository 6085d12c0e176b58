using ClusterProvisioning.RegionFile.Yaml;

namespace ClusterProvisioning.RegionFile.Tests.Yaml;

/// <summary>Two files from which an apply would do something else have two hashes.</summary>
public sealed class DatabaseFingerprintTests
{
    [Theory]
    [InlineData("patroni: {maximumLagOnFailover: 2MB}", true)]
    [InlineData("postgresql: {maxConnections: 400}", true)]
    [InlineData("owner: another-team", false)]
    public void What_an_apply_sets_counts_and_nothing_else(string yaml, bool counts)
    {
        var (before, after) = (
            DatabaseFingerprint.Of(TestRegions.Shipped("eu-central")),
            DatabaseFingerprint.Of(TestRegions.EuCentralWith(yaml + "\n").Region.ShouldNotBeNull()));
        (after != before).ShouldBe(counts);
    }
}
