using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.RegionFile.Tests.Resolving;

/// <summary>A region that names an image has its manifest beside it.</summary>
public sealed class NamedImageTests : IDisposable
{
    private const string Name = "0f1e2d3c4b5a6978";

    private static readonly string Ready = Path.Combine(TestRegions.Folder, "ready", "images", $"{Name}.json");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("provision-image-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_manifest_beside_the_file_is_read()
    {
        var region = Load(Name, Name, File.ReadAllText(Ready)).Region.ShouldNotBeNull();
        region.Image.ShouldNotBeNull().Find("patroni")!.Version.ShouldBe("4.0.7-3~deb13u1");
    }

    [Theory]
    [InlineData("0000000000000000", "CP0001 3 The region names image 0000000000000000, and its manifest '*0000000000000000.json' is not there.")]
    [InlineData("cafe", "CP0006 3 'image' is *")]
    public void One_that_is_not_there_is_an_error_at_the_line(string named, string error) =>
        Matches(Load(named, Name, File.ReadAllText(Ready)).Errors().Single(), error);

    [Theory]
    [InlineData("{}", "CP0012 3 '*' is no manifest of an image: *")]
    [InlineData("", "CP0012 3 '*' is no manifest of an image: *")]
    public void One_that_is_broken_is_an_error(string manifest, string error) => Matches(Load(Name, Name, manifest).Errors().Single(), error);

    [Fact]
    public void One_of_another_image_or_target_is_an_error()
    {
        var manifest = ImageManifest.Parse(File.ReadAllText(Ready));
        Matches(
            Load("0000000000000000", "0000000000000000", manifest.ToJson()).Errors().Single(),
            $"CP0012 3 '*' is the manifest of image {Name} for target aws; wanted image 0000000000000000 for aws.");
        Matches(
            Load(Name, Name, (manifest with { Target = "metal" }).ToJson()).Errors().Single(),
            $"CP0012 3 '*' is the manifest of image {Name} for target metal; wanted image {Name} for aws.");
    }

    private LoadedRegion Load(string named, string file, string manifest)
    {
        var images = _folder.CreateSubdirectory("images");
        File.WriteAllText(Path.Combine(images.FullName, $"{file}.json"), manifest);
        var region = Path.Combine(_folder.FullName, "region.yaml");
        File.WriteAllText(region, $"extends: {TestRegions.Project.Regions}/eu-central.yaml\nregion: eu-central\nimage: \"{named}\"\n");
        return TestRegions.Load(region);
    }

    private static void Matches(string said, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, said).ShouldBeTrue($"{said}\nis not like\n{pattern}");
}
