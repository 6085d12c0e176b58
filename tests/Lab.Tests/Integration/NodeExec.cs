using System.Diagnostics;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>What <c>lab exec</c> does, without the start of a program, of which a busy lab leaves little time.</summary>
internal static class NodeExec
{
    public static async Task<ProvisionRun> OfAsync(string lab, string node, IReadOnlyList<string> command)
    {
        var watch = Stopwatch.StartNew();
        using var session = LabSession.Look(LabFolders.Default, ProjectLayout.Find(), lab);
        if (session.Lab.Machine(session.Lab.Plan.Node(node)).Init is not { } init)
            return new ProvisionRun(1, $"{node} is off", watch.Elapsed.TotalSeconds);
        var result = await NodeShell.Run(init, terminal: false, command).TryAsync(CancellationToken.None);
        return new ProvisionRun(result.ExitCode, result.Output + result.Error, watch.Elapsed.TotalSeconds);
    }
}
