using System.Text.RegularExpressions;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests;

/// <summary>What alertmanager.yml names is there, and its daemon may read it.</summary>
public sealed partial class AlertSecretsTests
{
    [Theory]
    [InlineData("lab")]
    [InlineData("metal")]
    [InlineData("aws")]
    public void Every_key_of_a_way_for_alerts_reaches_the_machine_that_calls(string realisation)
    {
        var bundle = TestBundles.Of("watched", realisation, "monitoring1");
        var named = SecretFile().Matches(bundle.Text("/etc/prometheus/alertmanager.yml")).Select(match => match.Groups["path"].Value).ToList();
        named.Count.ShouldBe(2);
        named.ShouldBeSubsetOf(bundle.Credentials.Secrets.Select(secret => secret.Path));
        bundle.Credentials.Secrets.ShouldAllBe(secret => secret.Group == "prometheus" && secret.Mode == "0640");
        BundleFolder.Secrets(bundle).ShouldContain("pagerduty-key 0640 root:prometheus /etc/prometheus/secrets/pagerduty-key\n");
    }

    [GeneratedRegex("(routing_key|url)_file: \"?(?<path>/[a-z/-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex SecretFile();
}
