using System.Text;
using ClusterProvisioning.NodeFiles.Tests.Support;

namespace ClusterProvisioning.NodeFiles.Tests;

/// <summary>Whole bundles against approved files; a change of any byte shows.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("lab", "lab", "etcd1")]
    [InlineData("lab", "lab", "pg1")]
    [InlineData("lab", "lab", "pg2")]
    [InlineData("lab", "lab", "pooler1")]
    [InlineData("lab", "lab", "bastion1")]
    [InlineData("eu-central", "aws", "pg1")]
    [InlineData("eu-central", "aws", "etcd1")]
    [InlineData("eu-central", "aws", "pooler1")]
    [InlineData("eu-central", "aws", "drpg1")]
    [InlineData("eu-central", "aws", "drpooler1")]
    [InlineData("eu-central", "metal", "pg1")]
    public void A_bundle_is_what_was_approved(string region, string realisation, string node) =>
        Approval.Verify(Text(TestBundles.Of(region, realisation, node), TestBundles.Region(region)), "txt", $"{region}.{realisation}.{node}");

    private static string Text(Bundle bundle, Topology.Model.Region region)
    {
        var text = new StringBuilder();
        foreach (var folder in bundle.Directories)
            text.Append($"==> {folder.Path}/ ({folder.Mode} {folder.Owner}:{folder.Group})\n");
        foreach (var file in bundle.Files)
            text.Append($"==> {file.Path} ({file.Mode} {file.Owner}:{file.Group})\n{Content(file)}");
        text.Append("==> units\n").AppendJoin('\n', bundle.Units).Append('\n');
        return text.Append("==> certificates\n").Append(BundleFolder.Certificates(region, bundle)).ToString();
    }

    // The script is a source file of its own, the same on every machine.
    private static string Content(NodeFile file) => file.Path.EndsWith("/cluster-storage", StringComparison.Ordinal) ? "(src/NodeFiles/Storage/cluster-storage)\n" : file.Content;
}
