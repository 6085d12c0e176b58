using ClusterProvisioning.Services.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Services.Tests.Patroni;

/// <summary>Who may change a member through Patroni's REST API: those who work there as superuser anyway, and the members.</summary>
public sealed class RestAccessTests
{
    [Theory]
    // The bastions; at the primary on Kubernetes also the job that applies the database part, from wherever in its network.
    [InlineData("lab", "lab", "pg1", "10.2.1.11 10.2.1.12 10.2.1.13 10.2.1.14 10.2.1.21 10.3.2.10")]
    [InlineData("eu-central", "aws", "pg1", "10.2.1.11 10.2.1.76 10.2.1.141 10.3.2.10 10.3.4.0/22")]
    [InlineData("eu-central", "aws", "drpg1", "10.12.1.11 10.12.1.76 10.12.1.141 10.13.2.10")]
    public void Only_administrators_and_members_change_anything(string region, string realisation, string node, string allowed)
    {
        var document = new YamlStream();
        document.Load(new StringReader(TestBundles.Of(region, realisation, node).Text("/etc/patroni/config.yml")));
        var api = (YamlMappingNode)document.Documents[0].RootNode["restapi"];
        string.Join(' ', ((YamlSequenceNode)api["allowlist"]).Select(each => each.ToString())).ShouldBe(allowed);
        api["allowlist_include_members"].ToString().ShouldBe("true");
    }
}
