using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Services.Tests.Support;

/// <summary>Bundles of the shipped regions.</summary>
internal static class TestBundles
{
    private static readonly ProjectLayout Project = ProjectLayout.Find();

    /// <summary>Every shipped region with what it is realised as, the lab both ways.</summary>
    public static TheoryData<string, string> Regions => new()
    {
        { "eu-central", "aws" },
        { "eu-central", "metal" },
        { "us-east", "aws" },
        { "lab", "lab" },
        { "lab", "metal" },
    };

    /// <summary>A shipped region, or one of <c>tests/Regions</c>, which switch on what those leave off.</summary>
    public static Region Region(string name)
    {
        var shipped = Path.Combine(Project.Regions, name + ".yaml");
        var file = File.Exists(shipped) ? shipped : Path.Combine(Project.Root, "tests", "Regions", name + ".yaml");
        var loaded = new RegionLoader(Project.Profiles).Load(file);
        return loaded.Region.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics));
    }

    /// <summary>eu-central with further keys laid over it.</summary>
    public static Region EuCentralWith(string yaml) => With("eu-central", yaml);

    /// <summary>The lab, whose machines are metal, with further keys laid over it.</summary>
    public static Region LabWith(string yaml) => With("lab", yaml);

    /// <summary>us-east, which backs up with WAL-G, with further keys laid over it.</summary>
    public static Region UsEastWith(string yaml) => With("us-east", yaml);

    private static Region With(string region, string yaml)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"extends: {Project.Regions}/{region}.yaml\n{yaml}");
            var loaded = new RegionLoader(Project.Profiles).Load(file);
            return loaded.Region.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics));
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static IReadOnlyList<Bundle> Of(string region, string realisation) =>
        Bundles.Of(Region(region), Realisation.All.Single(each => each.Name == realisation));

    public static Bundle Of(string region, string realisation, string node) => Of(region, realisation).Single(bundle => bundle.Node.Name.ToString() == node);

    public static string Text(this Bundle bundle, string path) => bundle.Find(path).ShouldNotBeNull($"{bundle.Node.Name} has no {path}").Content;
}
