using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Machines;

namespace ClusterProvisioning.Stacks;

/// <summary>The backup servers of a site: they hold the repositories on hosts, and mind those in buckets.</summary>
internal sealed class BackupServers
{
    /// <summary>Makes their machines.</summary>
    public BackupServers(MachineBase machines) => Members = machines.Make(machines.Scope.Site.GroupsOf(NodeRole.Backup));

    /// <summary>The site's backup servers; none where its repositories are buckets.</summary>
    public IReadOnlyList<Machine> Members { get; }
}
