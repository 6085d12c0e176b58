using ClusterProvisioning.Lab.Scaling;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>Loads the region of a lab.</summary>
/// <param name="project">Where profiles lie.</param>
/// <param name="asksRules">False for a lab that runs already, and is only looked at.</param>
public sealed class LabRegion(ProjectLayout project, bool asksRules)
{
    /// <summary>The region as declared, or with small hardware.</summary>
    /// <param name="file">The region file.</param>
    /// <param name="scaledFile">Where the region file with small hardware is written; null for the region as declared.</param>
    /// <exception cref="LabException">The region is invalid.</exception>
    public Region Load(string file, string? scaledFile)
    {
        var region = Load(file);
        if (scaledFile is null)
            return region;
        File.WriteAllText(scaledFile, LabScale.Over(region, file));
        return Load(scaledFile);
    }

    private Region Load(string file)
    {
        var loaded = new RegionLoader(project.Profiles) { AsksRules = asksRules }.Load(file);
        if (loaded.Region is { } region)
            return region;
        var errors = loaded.Diagnostics.Where(found => found.Severity == Severity.Error).Select(found => $"{found.Location}: error {found.Code}: "
            + $"{found.Message}\n    fix: {found.Fix}");
        throw new LabException($"the region is invalid\n{string.Join('\n', errors)}");
    }
}
