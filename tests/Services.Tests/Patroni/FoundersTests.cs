using ClusterProvisioning.Services.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Services.Tests.Patroni;

/// <summary>Who makes a cluster leads it, so that only those may who ought to lead.</summary>
public sealed class FoundersTests
{
    [Theory]
    [InlineData("lab", "lab", "pg1 pg2 pg3 | pg4 analytics1")]
    [InlineData("lab", "lab", "drpg1 drpg2 drpg3")]
    [InlineData("eu-central", "aws", "pg1 pg2 pg3")]
    public void Only_members_that_vote_make_a_cluster(string region, string realisation, string members)
    {
        var parts = members.Split(" | ");
        parts[0].Split(' ').ShouldAllBe(node => MakesIt(region, realisation, node));
        parts.Skip(1).SelectMany(part => part.Split(' ')).ShouldAllBe(node => !MakesIt(region, realisation, node));
    }

    private static bool MakesIt(string region, string realisation, string node)
    {
        var document = new YamlStream();
        document.Load(new StringReader(TestBundles.Of(region, realisation, node).Text("/etc/patroni/config.yml")));
        return ((YamlMappingNode)document.Documents[0].RootNode).Children.ContainsKey("bootstrap");
    }
}
