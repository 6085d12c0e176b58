using System.Text.RegularExpressions;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Ipsec;

public sealed partial class IpsecFilesTests
{
    private const string Path = "/etc/swanctl/conf.d/cluster.conf";

    [Theory]
    [InlineData("nodes")]
    [InlineData("sites")]
    public void Both_ends_of_every_pair_name_each_other(string scope)
    {
        var bundles = Bundles.Of(TestBundles.LabWith($"security: {{ipsec: {scope}}}\n"), Realisation.Metal);
        var pairs = bundles.SelectMany(bundle => Pair().Matches(bundle.Text(Path)))
            .Select(match => (From: match.Groups["own"].Value, To: match.Groups["other"].Value))
            .ToHashSet();
        pairs.Count.ShouldBeGreaterThan(10);
        pairs.ShouldAllBe(pair => pairs.Contains(new ValueTuple<string, string>(pair.To, pair.From)));
        pairs.ShouldContain(("10.2.2.11", "10.12.2.11"));
        pairs.Contains(("10.2.2.11", "10.2.2.12")).ShouldBe(scope == "nodes");
    }

    [Fact]
    public void Without_it_no_machine_has_a_file_or_certificate_of_it()
    {
        var region = TestBundles.Region("lab");
        foreach (var bundle in Bundles.Of(region, Realisation.Metal))
        {
            bundle.Find(Path).ShouldBeNull();
            bundle.Credentials.Certificates.ShouldNotContain(each => each.Name == "ipsec");
        }
    }

    [GeneratedRegex("local_addrs = (?<own>[0-9.]+)\n +remote_addrs = (?<other>[0-9.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();
}
