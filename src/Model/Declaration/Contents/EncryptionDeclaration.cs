using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>For whom sensitive columns are encrypted. The private key stays with the readers.</summary>
public sealed record EncryptionDeclaration
{
    /// <summary>The readers' public key, armoured (<c>gpg --armor --export</c>).</summary>
    public OpenPgpKey? PublicKey { get; init; }

    /// <summary>Who gives the key where the region file holds none.</summary>
    public KeySource KeyFrom { get; init; } = KeySource.Region;

    /// <summary>Ids of earlier keys whose ciphertext may still lie in the columns, 16 hexadecimal digits each.</summary>
    public IReadOnlyList<OpenPgpKeyId> FormerKeys { get; init; } = [];
}
