using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>What a plan asks of the host.</summary>
internal static class HostNeeds
{
    private const int SpareFiles = 500;

    /// <summary>Asks before anything is made.</summary>
    public static void Check(LabFolders folders, LabPlan plan) =>
        // Declared memory is what a machine may use; an idle lab takes about a third of it.
        Preflight.CheckForLab(folders, plan.Nodes.Count, plan.Nodes.Sum(node => node.Memory) / 3, OpenFiles(plan));

    // HAProxy opens two files a connection, one towards each side.
    private static int OpenFiles(LabPlan plan)
    {
        var declared = plan.Region.Declared;
        var hops = declared.Postgresql.MaxConnections * plan.NodesOf(NodeRole.Database).Count();
        return Math.Max(2 * (declared.Haproxy.MaxConnections + hops), declared.Pgbouncer.MaxClientConnections) + SpareFiles;
    }
}
