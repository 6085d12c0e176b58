using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>How disks are encrypted, and who unlocks them when a machine starts.</summary>
public sealed record DiskEncryptionDeclaration
{
    /// <summary>What encrypts.</summary>
    public DiskEncryptionKind Kind { get; init; } = DiskEncryptionKind.None;

    /// <summary>What holds the key.</summary>
    public DiskUnlock Unlock { get; init; } = DiskUnlock.None;

    /// <summary>The Tang servers; any one of a machine's site is enough.</summary>
    public IReadOnlyDictionary<Name, TangServerDeclaration> Servers { get; init; } = new OrderedDictionary<Name, TangServerDeclaration>();
}
