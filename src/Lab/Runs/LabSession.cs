using ClusterProvisioning.Host;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.RegionFile;
using Serilog.Core;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>A run that works on a lab that is there; one that changes it keeps others out.</summary>
public sealed class LabSession : IDisposable
{
    private readonly RunLock? _lock;
    private readonly Logger _log;

    private LabSession(LabContext lab, RunLock? taken, Logger log) => (Lab, _lock, _log) = (lab, taken, log);

    /// <summary>The lab.</summary>
    internal LabContext Lab { get; }

    /// <summary>Opens a lab to look at it.</summary>
    /// <param name="folders">Where labs lie.</param>
    /// <param name="project">Where profiles lie.</param>
    /// <param name="name">The lab.</param>
    /// <param name="asksRules">True for a look that tells what a change would do.</param>
    public static LabSession Look(LabFolders folders, ProjectLayout project, string name, bool asksRules = false) =>
        Open(folders, project, name, taken: null, asksRules);

    /// <summary>Opens a lab to change it.</summary>
    /// <param name="folders">Where labs lie.</param>
    /// <param name="project">Where profiles lie.</param>
    /// <param name="name">The lab.</param>
    /// <param name="command">What is done, for a run that is refused meanwhile.</param>
    public static LabSession Change(LabFolders folders, ProjectLayout project, string name, string command)
    {
        ArgumentNullException.ThrowIfNull(folders);
        Preflight.CheckForUse();
        StateFile.Open(folders.Lab(name));
        var taken = TakeLock(folders.Lab(name), command);
        try
        {
            return Open(folders, project, name, taken, asksRules: true);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Progress that goes to the lab's log too.</summary>
    public ILabProgress Logged(ILabProgress progress) => new LoggingProgress(progress, _log);

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _lock?.Dispose();
    }

    /// <summary>The lock of runs that change a lab.</summary>
    internal static RunLock TakeLock(LabFolder lab, string command) => RunLock.Take(lab.Lock, $"another run on lab {lab.Name}", command);

    /// <summary>The log file of a lab.</summary>
    internal static Logger OpenLog(LabFolder lab) => RunLog.To(lab.Log);

    private static LabSession Open(LabFolders folders, ProjectLayout project, string name, RunLock? taken, bool asksRules)
    {
        Preflight.CheckForUse();
        var folder = folders.Lab(name);
        var state = StateFile.Open(folder);
        var region = new LabRegion(project, asksRules).Load(state.State.RegionFile, state.State.Scaled ? folder.ScaledRegion : null);
        var image = new ImageStore(folders.Images).Find(state.State.Image)
            ?? throw new LabException($"The image {state.State.Image} of lab {name} is gone from {folders.Images}; the lab cannot go on without it: "
            + $"provision lab down --purge --lab {name}");
        var log = OpenLog(folder);
        return new LabSession(new LabContext(folder, state, LabPlan.Of(region), image, log), taken, log);
    }
}
