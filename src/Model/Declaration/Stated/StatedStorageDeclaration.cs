using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Stated;

/// <summary>What a seed says of the machines' disks (seed 000 §3.2 to §3.4, seed 001 §5).</summary>
public sealed record StatedStorageDeclaration
{
    /// <summary>The uses of a disk set, where the seed gives it several.</summary>
    public IReadOnlyDictionary<Name, IReadOnlyList<string>> Uses { get; init; } = new OrderedDictionary<Name, IReadOnlyList<string>>();

    /// <summary>Folders of tablespaces that cannot stand.</summary>
    public IReadOnlyDictionary<SqlName, string> Tablespaces { get; init; } = new OrderedDictionary<SqlName, string>();

    /// <summary>Tablespaces that the seed puts into object storage.</summary>
    public IReadOnlyList<SqlName> ObjectStorage { get; init; } = [];
}
