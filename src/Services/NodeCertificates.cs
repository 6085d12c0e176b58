using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>Where certificates lie, and how one is asked for. Each daemon user has its own, under a
/// common name of its own, so that a key that one daemon reads opens nothing to another.</summary>
public static class NodeCertificates
{
    /// <summary>The folder of certificates and keys, whichever daemon reads them.</summary>
    public const string Folder = "/etc/cluster/tls";

    /// <summary>The certificates of the CA.</summary>
    public const string AuthorityPath = Folder + "/ca.crt";

    private static readonly Ipv4 Loopback = new(0x7F000001);

    /// <summary>Where a certificate goes.</summary>
    public static string CertificatePath(string name) => $"{Folder}/{name}.crt";

    /// <summary>The file of a certificate's key, by the certificate's name.</summary>
    public static string KeyPath(string name) => $"{Folder}/{name}.key";

    /// <summary>A certificate of a machine, as server and as client, under the machine's own name.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="name">What it is for; also the stem of its file names.</param>
    /// <param name="owner">The user that owns the key.</param>
    internal static NodeCertificate Of(Machine machine, string name, string owner) => new()
    {
        Name = name,
        CertificatePath = CertificatePath(name),
        KeyPath = KeyPath(name),
        AuthorityPath = AuthorityPath,
        KeyOwner = owner,
        CommonName = machine.FullName,
        DnsNames = machine.Names.All(machine.Node),
        Addresses = [.. machine.Node.Addresses.Select(address => address.Address), Loopback],
        Server = true,
        Client = true,
    };

    /// <summary>The certificate that exporters of a machine show, and HAProxy for its counters: a server's, read by Prometheus' user.</summary>
    internal static NodeCertificate OfExporters(Machine machine) =>
        Of(machine, "exporter", "prometheus") with { CommonName = $"exporter.{machine.FullName}", Client = false };
}
