using System.Text;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests;

/// <summary>Whole bundles against approved files; a change of any byte shows.</summary>
public sealed class GoldenTests
{
    private static readonly (string Region, string Realisation)[] Whole =
    [
        ("eu-central", "aws"),
        ("us-east", "aws"),
        ("ap-south", "aws"),
        ("lab", "metal"),
        ("consul", "aws"),
        ("watched", "metal"),
        ("metal", "metal"),
    ];

    [Theory]
    [InlineData("lab", "lab", "etcd1")]
    [InlineData("lab", "lab", "pg1")]
    [InlineData("lab", "lab", "pg2")]
    [InlineData("lab", "lab", "pooler1")]
    [InlineData("lab", "lab", "bastion1")]
    [InlineData("lab", "lab", "backup1")]
    [InlineData("lab", "lab", "restore1")]
    [InlineData("eu-central", "aws", "backup1")]
    [InlineData("eu-central", "aws", "drbackup1")]
    [InlineData("us-east", "aws", "pg1")]
    [InlineData("lab", "lab", "gateway1")]
    [InlineData("lab", "lab", "monitoring1")]
    [InlineData("lab", "lab", "directory1")]
    [InlineData("lab", "lab", "objects1")]
    [InlineData("lab", "lab", "analytics1")]
    [InlineData("eu-central", "aws", "gateway1")]
    [InlineData("eu-central", "aws", "pg1")]
    [InlineData("eu-central", "aws", "etcd1")]
    [InlineData("eu-central", "aws", "pooler1")]
    [InlineData("eu-central", "aws", "drpg1")]
    [InlineData("eu-central", "aws", "drpooler1")]
    [InlineData("eu-central", "metal", "pg1")]
    public void A_bundle_is_what_was_approved(string region, string realisation, string node) =>
        Approval.Verify(Text(TestBundles.Of(region, realisation, node)), "txt", $"{region}.{realisation}.{node}");

    /// <summary>The first machine of each role of every shipped region, and of those that switch on what the shipped ones leave off.</summary>
    public static TheoryData<string, string, string> OneOfEachRole =>
    [
        .. from whole in Whole
           from bundle in TestBundles.Of(whole.Region, whole.Realisation).DistinctBy(bundle => bundle.NodeGroup.Role)
           select (whole.Region, whole.Realisation, bundle.Node.Name.ToString()),
    ];

    [Theory]
    [MemberData(nameof(OneOfEachRole))]
    public void One_bundle_of_each_role_is_what_was_approved(string region, string realisation, string node) =>
        Approval.Verify(Text(TestBundles.Of(region, realisation, node)), "txt", $"{region}.{realisation}.{node}");

    private static string Text(Bundle bundle)
    {
        var text = new StringBuilder();
        foreach (var folder in bundle.Directories)
            text.Append($"==> {folder.Path}/ ({folder.Mode} {folder.Owner}:{folder.Group})\n");
        foreach (var file in bundle.Files)
            text.Append($"==> {file.Path} ({file.Mode} {file.Owner}:{file.Group})\n{Content(file)}");
        text.Append("==> units\n").AppendJoin('\n', bundle.Units).Append('\n');
        if (BundleFolder.Secrets(bundle) is { Length: > 0 } secrets)
            text.Append("==> secrets\n").Append(secrets);
        if (BundleFolder.Shared(bundle) is { Length: > 0 } shared)
            text.Append("==> shared\n").Append(shared);
        return text.Append("==> certificates\n").Append(BundleFolder.Certificates(bundle)).ToString();
    }

    // These scripts are source files of their own, the same on every machine.
    private static string Content(NodeFile file) => file.Path switch
    {
        "/usr/local/sbin/cluster-storage" => "(src/Machines/Storage/cluster-storage)\n",
        "/usr/local/sbin/cluster-restore" => "(src/Services/Restore/cluster-restore)\n",
        _ => file.Content,
    };
}
