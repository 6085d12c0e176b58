using System.Text.Json;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Images;

public sealed class ImageManifestTests
{
    private static readonly ImageManifest Manifest = new()
    {
        Target = "aws",
        Sha256 = string.Concat(Enumerable.Repeat("0f1e2d3c4b5a6978", 4)),
        Bytes = 2 << 20,
        Recipe = "e310ca61ad91bbf4",
        Tree = "3e1b155a13c5380a",
        Packages = [new ImagePackage("patroni", "4.0.7-3~deb13u1", "all")],
        LeftOut = [new LeftOutPackage("consul", "hashicorp", "could not be reached")],
    };

    [Fact]
    public void Its_file_says_all_of_it()
    {
        var read = ImageManifest.Parse(Manifest.ToJson());
        read.ToJson().ShouldBe(Manifest.ToJson());
        read.Name.ShouldBe("0f1e2d3c4b5a6978");
        read.Find("patroni")!.Version.ShouldBe("4.0.7-3~deb13u1");
        read.Find("consul").ShouldBeNull();
        read.LeftOut.ShouldBe(Manifest.LeftOut);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"target": "aws"}""")]
    [InlineData("""{"target": null, "sha256": "", "bytes": 1, "recipe": "", "tree": "", "packages": []}""")]
    [InlineData("""{"target": "aws", "sha256": "0f1e", "bytes": 1, "recipe": "", "tree": "", "packages": []}""")]
    public void What_is_none_is_refused(string json) => Should.Throw<JsonException>(() => ImageManifest.Parse(json));

    [Theory]
    [InlineData("patroni", "4.0.7", null)]
    [InlineData("patroni", "4.1.4", "it has patroni 4.0.7-3~deb13u1")]
    [InlineData("consul", null, "its build left out consul of hashicorp: could not be reached")]
    [InlineData("etcd-server", null, "etcd-server is not in it")]
    public void A_need_says_what_it_lacks(string package, string? version, string? lack) =>
        new ImageNeed(ModelPath.Of("image"), "it", package) { Version = version is null ? null : new SoftwareVersion(Version.Parse(version)) }
            .LackIn(Manifest).ShouldBe(lack);
}
