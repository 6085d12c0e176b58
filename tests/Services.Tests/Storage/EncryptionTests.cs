using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Storage;

public sealed class EncryptionTests
{
    [Theory]
    [InlineData("lab", "metal", false)]
    [InlineData("lab", "lab", false)]
    [InlineData("metal", "metal", true)]
    [InlineData("eu-central", "aws", false)]
    public void Disks_are_encrypted_on_the_machine_just_where_that_is_declared(string region, string realisation, bool encrypted) =>
        TestBundles.Of(region, realisation, "pg1").Text("/etc/cluster/disks.conf").Contains(" luks ", StringComparison.Ordinal).ShouldBe(encrypted);
}
