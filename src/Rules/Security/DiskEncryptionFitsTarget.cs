using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>Disks are encrypted by what the target has, and something holds the key.</summary>
public sealed class DiskEncryptionFitsTarget : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1062";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (target, encryption) = (region.Declared.Target, region.Declared.Security.DiskEncryption);
        var problem = encryption.Kind switch
        {
            DiskEncryptionKind.EbsKms when target != Target.Aws => "ebs-kms is AWS's; target metal has no EBS",
            DiskEncryptionKind.EbsKms => encryption.Unlock == DiskUnlock.Kms ? null : "EBS volumes are unlocked by KMS and nothing else",
            DiskEncryptionKind.Luks => OfLuks(region, encryption.Unlock),
            DiskEncryptionKind.None => encryption.Unlock == DiskUnlock.None ? null : "nothing is encrypted, so nothing is unlocked",
        };
        var (kind, unlock) = (EnumName.Of(encryption.Kind), EnumName.Of(encryption.Unlock));
        return problem is null ? [] :
        [
            new Finding(
                ModelPath.Of("security", "diskEncryption"),
                $"Disks are encrypted by {kind} and unlocked by {unlock} on target {EnumName.Of(target)}: {problem}.",
                target == Target.Aws
                    ? "Write {kind: ebs-kms, unlock: kms}."
                    : "Write {kind: luks, unlock: tang, servers: {NAME: {site: …, address: …}}} with one of each site, or {kind: none, unlock: none}."),
        ];
    }

    private static string? OfLuks(Region region, DiskUnlock unlock) => unlock switch
    {
        DiskUnlock.None => "LUKS asks for a key when a machine starts, and nobody is there to type it",
        DiskUnlock.Tpm2 => region.Declared.Target == Target.Aws ? "an EC2 instance's TPM does not move to the machine that replaces it" : null,
        DiskUnlock.Tang => region.Declared.Target == Target.Metal && Alone(region) is { } site ? $"site '{site.Name}' has no Tang server" : null,
        DiskUnlock.KeyFile or DiskUnlock.Kms => null,
    };

    private static Site? Alone(Region region) =>
        region.Sites.FirstOrDefault(site => region.Declared.Security.DiskEncryption.Servers.Values.All(server => server.Site != site.Name));
}
