using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Operations;

/// <summary>Finds the machines that a region file means.</summary>
internal static class RolloutPlace
{
    /// <summary>The lab that stands for a region file: the one named, else the one that is up.</summary>
    /// <param name="regionFile">The region file.</param>
    /// <param name="named">The lab that was named.</param>
    /// <exception cref="MissingException">There is none.</exception>
    public static string Lab(string regionFile, string? named)
    {
        if (!File.Exists(regionFile))
            throw new MissingException($"There is no region file {regionFile}; give the name of one in regions/, or a path.");
        if (named is null)
        {
            const string Lacking = "that takes a way in (ssh for target metal, Systems Manager for target aws), which this version lacks";
            var found = $"No lab of {regionFile} is up, and machines outside a lab are not reached yet";
            return LabsOfRegion.FindRunning(LabFolders.Default, regionFile)
                ?? throw new MissingException($"{found}: {Lacking}. Start a lab: ./provision lab up {regionFile}");
        }

        var state = StateFile.Open(LabFolders.Default.Lab(named)).State;
        return state.RegionFile == Path.GetFullPath(regionFile)
            ? named
            : throw new LabException($"Lab {named} is of {state.RegionFile}, not of {regionFile}; change that file, and roll it out.");
    }

    /// <summary>Opens the lab to look at it.</summary>
    public static LabSession Look(ProjectLayout project, string lab) => LabSession.Look(LabFolders.Default, project, lab, asksRules: true);

    /// <summary>Opens the lab to change it.</summary>
    public static LabSession Change(ProjectLayout project, string lab, string command) => LabSession.Change(LabFolders.Default, project, lab, command);

    /// <summary>Who this run is, for another one that is refused.</summary>
    public static string Holder(string command) =>
        $"{command}, process {Environment.ProcessId} on {Environment.MachineName}, since {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC";
}
