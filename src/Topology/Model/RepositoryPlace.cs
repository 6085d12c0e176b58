using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Declaration.Backup;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Model;

/// <summary>A backup repository with the disks and the network that serve it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declared">The repository as it was written.</param>
/// <param name="Group">The machines that serve it; null for object storage.</param>
/// <param name="Disks">The disk set that holds it; null for object storage.</param>
public sealed record RepositoryPlace(Name Name, RepositoryDeclaration Declared, NodeGroup? Group, DiskSetDeclaration? Disks)
{
    /// <summary>Its place in the model.</summary>
    public ModelPath Path => ModelPath.Of("backup", "repositories", Name);

    /// <summary>Every repository of a region.</summary>
    public static IReadOnlyList<RepositoryPlace> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Backup is not { } backup ? [] :
        [
            .. from repository in backup.Repositories
               let groupName = repository.Value.Kind == RepositoryKind.Host ? repository.Value.Group : null
               let @group = groupName is { } name ? region.FindSite(repository.Value.Site)?.FindGroup(name) : null
               let set = @group?.Hardware.DiskSetOf(repository.Value.Path)
               select new RepositoryPlace(repository.Key, repository.Value, @group, set is { } found ? @group!.Hardware.Disks[found] : null),
        ];
    }

    /// <summary>Bytes a second that reach it from a database machine: the slowest of disks and networks.</summary>
    public double WriteRate(HardwareDeclaration database) => Slowest(database, Disks is null ? double.PositiveInfinity : SustainedRate.Write(Disks));

    /// <summary>Bytes a second that a database machine gets from it.</summary>
    public double ReadRate(HardwareDeclaration database) => Slowest(database, Disks is null ? double.PositiveInfinity : SustainedRate.Read(Disks));

    private double Slowest(HardwareDeclaration database, double disks) =>
        Math.Min(disks, Math.Min(SustainedRate.OfNetwork(database), Group is null ? double.PositiveInfinity : SustainedRate.OfNetwork(Group.Hardware)));
}
