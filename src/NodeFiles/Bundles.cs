using ClusterProvisioning.NodeFiles.Backup;
using ClusterProvisioning.NodeFiles.Bastion;
using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.NodeFiles.Consul;
using ClusterProvisioning.NodeFiles.Database;
using ClusterProvisioning.NodeFiles.Etcd;
using ClusterProvisioning.NodeFiles.Gateway;
using ClusterProvisioning.NodeFiles.Ipsec;
using ClusterProvisioning.NodeFiles.Ldap;
using ClusterProvisioning.NodeFiles.Monitoring;
using ClusterProvisioning.NodeFiles.ObjectStorage;
using ClusterProvisioning.NodeFiles.Pooler;
using ClusterProvisioning.NodeFiles.Storage;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Makes the bundle of every machine of a region. The same region gives the same bytes everywhere.</summary>
public static class Bundles
{
    /// <summary>The bundles, in the order of the region file.</summary>
    public static IReadOnlyList<Bundle> Of(Region region, Realisation realisation)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(realisation);
        var connections = Connections.Of(region);
        return
        [
            .. from site in region.Sites
               from nodeGroup in site.Groups
               let flows = new MachineFlows(connections, nodeGroup)
               from node in nodeGroup.Nodes
               select Create(new Machine(region, site, nodeGroup, node, realisation, flows)),
        ];
    }

    /// <summary>What a bundle was made from; the realisation changes nothing that a check asks for.</summary>
    internal static Machine MachineOf(Region region, Bundle bundle) =>
        new(region, bundle.Site, bundle.NodeGroup, bundle.Node, Realisation.For(region.Declared.Target), new MachineFlows(Connections.Of(region), bundle.NodeGroup));

    private static Bundle Create(Machine machine)
    {
        var parts = Parts(machine).ToList();
        return new Bundle
        {
            Site = machine.Site,
            NodeGroup = machine.Group,
            Node = machine.Node,
            Files = [.. parts.SelectMany(part => part.Files).OrderBy(file => file.Path, StringComparer.Ordinal)],
            Directories = [.. parts.SelectMany(part => part.Directories).OrderBy(folder => folder.Path, StringComparer.Ordinal)],
            Units = [.. parts.SelectMany(part => part.Units).Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<BundlePart> Parts(Machine machine)
    {
        yield return CommonFiles.Of(machine);
        yield return BesideTheMachine.Of(machine);
        yield return SecureShell.Of(machine);
        yield return Exporter.OfNode(machine);
        yield return StorageFiles.Of(machine);
        yield return DiskUnlocking.Of(machine);
        yield return IpsecFiles.Of(machine);
        yield return ConsulFiles.Of(machine);
        switch (machine.Group.Role)
        {
            case NodeRole.Etcd:
                yield return EtcdFiles.Of(machine);
                break;
            case NodeRole.Database:
                yield return DatabaseFiles.Of(machine);
                yield return DatabaseFiles.ExporterOf(machine);
                yield return BackupFiles.OfDatabase(machine);
                yield return WalGFiles.Of(machine);
                yield return LogReport.Of(machine);
                yield return WalFetch.Of(machine);
                yield return LinkShape.Of(machine);
                yield return Housekeeping.Of(machine);
                yield return ChunkArchive.Of(machine);
                break;
            case NodeRole.Pooler:
                yield return PoolerFiles.Of(machine);
                yield return PgBouncerExporter.Of(machine);
                yield return SharedAddress.Of(machine);
                break;
            case NodeRole.Bastion:
                yield return BastionFiles.Of(machine);
                yield return VpnFiles.Of(machine);
                break;
            case NodeRole.Backup:
                yield return BackupFiles.OfServer(machine);
                break;
            case NodeRole.Restore:
                yield return RestoreFiles.Of(machine);
                break;
            case NodeRole.Gateway:
                yield return GatewayFiles.Of(machine);
                break;
            case NodeRole.Monitoring:
                yield return MonitoringFiles.Of(machine);
                break;
            case NodeRole.Directory:
                yield return DirectoryFiles.Of(machine);
                break;
            case NodeRole.ObjectStorage:
                yield return ObjectStorageFiles.Of(machine);
                break;
        }
    }
}
