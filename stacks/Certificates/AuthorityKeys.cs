namespace ClusterProvisioning.Stacks.Certificates;

/// <summary>
/// The kind of an authority's key, and how it signs; what it issues has to be of the same family (ACM docs, "Request a private certificate").
/// </summary>
/// <param name="Algorithm">The key's algorithm, as AWS Private CA calls it.</param>
/// <param name="Signing">The algorithm of its signatures.</param>
internal sealed record AuthorityKeys(string Algorithm, string Signing)
{
    /// <summary>What machines, services and pods use.</summary>
    public static AuthorityKeys Elliptic { get; } = new("EC_prime256v1", "SHA256WITHECDSA");

    /// <summary>What the VPN asks for (AWS Client VPN, "Mutual authentication": RSA keys of 1024 and 2048 bits).</summary>
    public static AuthorityKeys Rsa { get; } = new("RSA_2048", "SHA256WITHRSA");
}
