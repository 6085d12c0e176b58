using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Services.Backups;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>A repository of pgBackRest and the backup server that minds it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number in pgBackRest's commands.</param>
/// <param name="Stanza">The cluster's name in it.</param>
/// <param name="Node">The backup server.</param>
public sealed record BackupRepository(string Name, int Number, string Stanza, Node Node)
{
    /// <summary>The repositories of a region; none where another tool makes its backups.</summary>
    public static IReadOnlyList<BackupRepository> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var connections = Connections.Of(region);
        return
        [
            .. from site in region.Sites
               from nodeGroup in site.GroupsOf(NodeRole.Backup)
               from node in nodeGroup.Nodes
               let plan = BackupPlan.With(
                   BackupTool.PgBackRest,
                   new Machine(region, site, nodeGroup, node, Realisation.For(region.Declared.Target), new MachineFlows(connections, nodeGroup)))
               where plan is not null
               from repository in plan.Minded
               select new BackupRepository(repository.Name.ToString(), repository.Number, plan.Stanza, node),
        ];
    }
}
