using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>Finds the lab that a region file means.</summary>
public static class LabsOfRegion
{
    /// <summary>The lab of this region file that is up; null where none is.</summary>
    /// <param name="folders">Where labs lie.</param>
    /// <param name="regionFile">The region file.</param>
    /// <exception cref="LabException">There are several.</exception>
    public static string? FindRunning(LabFolders folders, string regionFile)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var file = Path.GetFullPath(regionFile);
        var labs = folders.Labs().Where(lab => StateFile.Find(lab) is { } state && state.State.RegionFile == file && IsUp(state)).ToList();
        return labs.Count > 1
            ? throw new LabException($"Several labs of {file} are up: {string.Join(", ", labs.Select(lab => lab.Name))}; say which with --lab NAME.")
            : labs.FirstOrDefault()?.Name;
    }

    // Its machines are reached through the bastion.
    private static bool IsUp(StateFile state) => state.State.Resources.OfType<ProcessResource>()
        .Any(process => process.Role == NodeRole.Bastion && state.Init(process.Node) is not null);
}
