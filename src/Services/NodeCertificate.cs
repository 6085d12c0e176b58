using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>A certificate that a machine needs; the lab's CA, or a private CA service, makes it.</summary>
public sealed record NodeCertificate
{
    /// <summary>What it is for; also the stem of its file names.</summary>
    public required string Name { get; init; }

    /// <summary>Where the certificate goes (PEM, mode 0644, owned by root).</summary>
    public required string CertificatePath { get; init; }

    /// <summary>Where its key goes (PEM, PKCS#8).</summary>
    public required string KeyPath { get; init; }

    /// <summary>Where the certificates of the CA go (PEM, mode 0644, owned by root).</summary>
    public required string AuthorityPath { get; init; }

    /// <summary>The user and group that own the key.</summary>
    public required string KeyOwner { get; init; }

    /// <summary>The key's mode.</summary>
    public string KeyMode { get; init; } = "0600";

    /// <summary>The subject's common name; pg_ident maps it to a role.</summary>
    public required string CommonName { get; init; }

    /// <summary>The DNS names (subjectAltName), letter by letter as the daemons use them.</summary>
    public required IReadOnlyList<string> DnsNames { get; init; }

    /// <summary>The addresses (subjectAltName).</summary>
    public required IReadOnlyList<Ipv4> Addresses { get; init; }

    /// <summary>True if it proves a server (extended key usage serverAuth).</summary>
    public required bool Server { get; init; }

    /// <summary>True if it proves a client (extended key usage clientAuth).</summary>
    public required bool Client { get; init; }

    /// <summary>Who reads the certificate and its key, and what a new one takes.</summary>
    public IReadOnlyList<FileReader> Readers { get; init; } = [];

    /// <summary>The certificate with one more reader.</summary>
    /// <param name="unit">The reader's unit, or a word for it.</param>
    /// <param name="takes">What a new certificate takes.</param>
    public NodeCertificate ReadBy(string unit, ChangeTakes takes) => this with { Readers = [.. Readers, new FileReader(unit, takes)] };
}
