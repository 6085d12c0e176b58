using ClusterProvisioning.Rules.Security;

namespace ClusterProvisioning.Rules.Tests.Security;

public sealed class EncryptedTwiceTests
{
    [Theory]
    [InlineData("eu-central", " On AWS nothing of it is made.", "Count on TLS alone here")]
    [InlineData("lab", "addresses and ports.", "It is done as the seed asks")]
    public void What_is_made_of_IPsec_is_said_of_the_target(string region, string end, string fix)
    {
        var loaded = TestRegions.LoadText($"extends: {TestRegions.Project.Regions}/{region}.yaml\nsecurity: {{ipsec: nodes}}\n").Region.ShouldNotBeNull();
        var finding = new EncryptedTwice().Check(loaded).Single();
        finding.Message.ShouldEndWith(end);
        finding.Fix.ShouldStartWith(fix);
    }
}
