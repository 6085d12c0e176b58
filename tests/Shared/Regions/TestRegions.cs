using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Testing.Regions;

/// <summary>Region files for tests: those of the project, and texts laid over them.</summary>
internal static class TestRegions
{
    public static ProjectLayout Project { get; } = ProjectLayout.Find();

    /// <summary>The day on which tests judge; PostgreSQL 14 is eight days past its end.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 20);

    public static string Folder => Path.Combine(Project.Root, "tests", "Rules.Tests");

    public static LoadedRegion Load(string path, ValidationTarget target = ValidationTarget.File) =>
        new RegionLoader(Project.Profiles) { Today = Today, Target = target }.Load(path);

    /// <summary>A shipped region.</summary>
    public static Region Shipped(string name) => Load(Path.Combine(Project.Regions, name + ".yaml")).Region.ShouldNotBeNull();

    /// <summary>A text loaded as a region file of its own.</summary>
    public static LoadedRegion LoadText(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return Load(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>eu-central with further keys laid over it.</summary>
    public static LoadedRegion EuCentralWith(string yaml) => LoadText($"extends: {Project.Regions}/eu-central.yaml\n{yaml}");

    public static IReadOnlyList<string> Errors(this LoadedRegion region) =>
        [.. region.Diagnostics.Where(found => found.Severity == Severity.Error).Select(found => $"{found.Code} {found.Location.Line} {found.Message}")];
}
