using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A backup repository: a folder on a site's backup servers, or a bucket.</summary>
public sealed record BackupTarget
{
    /// <summary>A repository of a region.</summary>
    /// <param name="region">The region.</param>
    /// <param name="name">The repository's name.</param>
    /// <param name="declared">The repository as it was written.</param>
    public BackupTarget(Region region, Name name, RepositoryDeclaration declared)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(declared);
        (Name, Declared) = (name, declared);
        Bucket = declared is { Kind: RepositoryKind.Object, Bucket: { } bucket } ? region.BucketNameOf(bucket) : null;
        Group = declared is { Kind: RepositoryKind.Host, Group: { } group } ? region.FindSite(declared.Site)?.FindGroup(group) : null;
        Disks = Group?.Hardware.DiskSetOf(declared.Path) is { } set ? Group.Hardware.Disks[set] : null;
    }

    /// <summary>The repository's name in the region file.</summary>
    public Name Name { get; }

    /// <summary>The repository as it was written.</summary>
    public RepositoryDeclaration Declared { get; }

    /// <summary>The name of its bucket (<see cref="Region.BucketNameOf"/>); null on a host.</summary>
    public string? Bucket { get; }

    /// <summary>The machines that serve it; null for a bucket.</summary>
    public NodeGroup? Group { get; }

    /// <summary>The disk set that holds it; null for a bucket.</summary>
    public DiskSetDeclaration? Disks { get; }

    /// <summary>Whether it is a bucket or a host.</summary>
    public RepositoryKind Kind => Declared.Kind;

    /// <summary>The site where it lies.</summary>
    public Name Site => Declared.Site;

    /// <summary>Its place in the model.</summary>
    public ModelPath Path => ModelPath.Of("backup", "repositories", Name);

    /// <summary>Bytes a second that reach it from a database machine: the slowest of disks and networks.</summary>
    public double WriteRate(HardwareDeclaration database) => Slowest(database, Disks is null ? double.PositiveInfinity : SustainedRate.Write(Disks));

    /// <summary>Bytes a second that a database machine gets from it.</summary>
    public double ReadRate(HardwareDeclaration database) => Slowest(database, Disks is null ? double.PositiveInfinity : SustainedRate.Read(Disks));

    private double Slowest(HardwareDeclaration database, double disks) =>
        Math.Min(disks, Math.Min(SustainedRate.OfNetwork(database), Group is null ? double.PositiveInfinity : SustainedRate.OfNetwork(Group.Hardware)));
}
