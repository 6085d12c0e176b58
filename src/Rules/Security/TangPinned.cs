using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>A disk is bound to a Tang server whose key is known: Tang speaks plain HTTP, and whoever answers first would open the disk from then on
/// (clevis-encrypt-tang(1), <c>thp</c>).</summary>
public sealed class TangPinned : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1120";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is not { Target: Target.Metal, Security.DiskEncryption: { Kind: DiskEncryptionKind.Luks, Unlock: DiskUnlock.Tang } encryption })
            return [];
        return encryption.Servers.Where(server => server.Value.Thumbprint is null).Select(server => new Finding(
            ModelPath.Of("security", "diskEncryption", "servers", server.Key.ToString()),
            $"Tang server '{server.Key}' of site '{server.Value.Site}' has no thumbprint: disks would be bound to whoever answers at {server.Value.Address}.",
            "Write `thumbprint:` with what `tang-show-keys` prints on the server itself."));
    }
}
