using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Rules.Images;

namespace ClusterProvisioning.Rules.Tests.Images;

/// <summary>What a region asks of an image, and what it hears of one.</summary>
public sealed class ImageRulesTests
{
    private static readonly ImageManifest Ready =
        ImageManifest.Parse(File.ReadAllText(Path.Combine(TestRegions.Folder, "ready", "images", "0f1e2d3c4b5a6978.json")));

    private static readonly ImagePackage Debians = new("postgresql-17-timescaledb", "2.19.3+dfsg-1+deb13u1", "amd64");

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    public void An_image_that_has_all_is_taken(string region) => Lacking(TestRegions.Shipped(region), Ready).ShouldBeEmpty();

    [Fact]
    public void Without_an_image_nothing_is_said() => new ImageHoldsNeeds().Check(TestRegions.Shipped("eu-central")).ShouldBeEmpty();

    [Fact]
    public void Debians_TimescaleDB_is_no_community_edition() => Lacking(
        TestRegions.Shipped("eu-central"),
        Without("timescaledb-2-postgresql-17", Debians)).ShouldBe(
        ["database.timescale.edition Image 0f1e2d3c4b5a6978 does not have the community edition of TimescaleDB: timescaledb-2-postgresql-17 is not in it."]);

    [Fact]
    public void Any_edition_is_content_with_Debians()
    {
        var region = TestRegions.EuCentralWith("database: {timescale: {edition: any}}\n").Region.ShouldNotBeNull();
        Lacking(region, Without("timescaledb-2-postgresql-17", Debians)).ShouldBeEmpty();
    }

    [Fact]
    public void A_declared_version_is_the_images() => Lacking(TestRegions.Shipped("eu-central"), With("patroni", "4.1.4-1"))
        .ShouldBe(["patroni.version Image 0f1e2d3c4b5a6978 does not have Patroni 4.0.7: it has patroni 4.1.4-1."]);

    [Fact]
    public void What_was_left_out_is_named_with_its_reason()
    {
        var image = Without("wal-g") with { LeftOut = [new LeftOutPackage("wal-g", "github.com", "could not be reached")] };
        Lacking(TestRegions.Shipped("us-east"), image)
            .ShouldBe(["backup.tool Image 0f1e2d3c4b5a6978 does not have WAL-G: its build left out wal-g of github.com: could not be reached."]);
        Lacking(TestRegions.Shipped("eu-central"), image).ShouldBeEmpty();
    }

    [Fact]
    public void Consul_is_asked_for_where_it_holds_the_lock()
    {
        var region = TestRegions.Load(Path.Combine(TestRegions.Project.Root, "tests", "Regions", "consul.yaml")).Region.ShouldNotBeNull();
        Lacking(region, Ready).ShouldContain("patroni.dcs Image 0f1e2d3c4b5a6978 does not have Consul: consul is not in it.");
    }

    [Fact]
    public void A_daemon_that_is_missing_is_named() =>
        Lacking(TestRegions.Shipped("eu-central"), Without("haproxy"))
            .ShouldBe(["image Image 0f1e2d3c4b5a6978 does not have the package haproxy: haproxy is not in it."]);

    [Fact]
    public void A_version_that_regions_are_not_made_for_is_refused()
    {
        var region = TestRegions.EuCentralWith("database: {timescale: {version: ~}}\n").Region.ShouldNotBeNull();
        Lacking(region, With("timescaledb-2-postgresql-17", "2.13.1~debian13-1710")).ShouldBe(
            ["image Image 0f1e2d3c4b5a6978 has TimescaleDB 2.13.1; this program makes regions for 2.14 and newer."]);
    }

    [Fact]
    public void Faults_that_are_mended_since_are_named_and_no_others()
    {
        var said = Mended(Ready);
        said.ShouldContain(line => line.StartsWith(
            "Image 0f1e2d3c4b5a6978 has Patroni 4.0.7; mended since: the watchdog stops only after PostgreSQL's backends are gone", StringComparison.Ordinal));
        said.ShouldContain(line => line.Contains(" etcd 3.5.16; mended since: ", StringComparison.Ordinal));
        said.ShouldContain(line => line.Contains("TimescaleDB 2.19.3; mended since: a security fix (GHSA-", StringComparison.Ordinal));
        Mended(With("patroni", "4.1.4-1.pgdg13+1")).ShouldNotContain(line => line.Contains("Patroni", StringComparison.Ordinal));
        Mended(With("etcd-server", "3.5.20-1")).Single(line => line.Contains(" etcd ", StringComparison.Ordinal))
            .ShouldBe("Image 0f1e2d3c4b5a6978 has etcd 3.5.20; mended since: members that were removed came back with an upgrade to 3.6, in 3.5.26.");
    }

    private static ImageManifest With(string package, string version) => Without(package, new ImagePackage(package, version, "amd64"));

    private static ImageManifest Without(string package, params IEnumerable<ImagePackage> others) =>
        Ready with { Packages = [.. Ready.Packages.Where(each => each.Name != package), .. others] };

    private static IReadOnlyList<string> Lacking(Region region, ImageManifest image) =>
        [.. new ImageHoldsNeeds().Check(region with { Image = image }).Select(finding => $"{finding.Path} {finding.Message}")];

    private static IReadOnlyList<string> Mended(ImageManifest image) =>
        [.. new ImageHasFixes().Check(TestRegions.Shipped("eu-central") with { Image = image }).Select(finding => finding.Message)];
}
