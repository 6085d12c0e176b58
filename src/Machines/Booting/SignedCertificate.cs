using ClusterProvisioning.Model;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines.Booting;

/// <summary>A certificate that a signer may have issued, and all that is in it but the key.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="CommonName">The subject's common name.</param>
/// <param name="DnsNames">The DNS names (subjectAltName).</param>
/// <param name="Addresses">The addresses (subjectAltName), as text.</param>
/// <param name="IsServers">True if it proves a server.</param>
/// <param name="IsClients">True if it proves a client.</param>
public sealed record SignedCertificate(
    string Name,
    string CommonName,
    IReadOnlyList<string> DnsNames,
    IReadOnlyList<string> Addresses,
    bool IsServers,
    bool IsClients)
{
    /// <summary>By which a machine asks for one of its certificates: <c>pg1/postgres</c>.</summary>
    internal static string NameOf(Node node, NodeCertificate wanted) => $"{node.Name}/{wanted.Name}";

    /// <summary>A machine's certificate.</summary>
    internal static SignedCertificate Of(Machine machine, NodeCertificate wanted) => new(
        NameOf(machine.Node, wanted),
        wanted.CommonName,
        wanted.DnsNames,
        [.. wanted.Addresses.Select(address => address.ToString())],
        wanted.Server,
        wanted.Client);

    /// <summary>One by which a workload that serves nobody is known.</summary>
    /// <param name="name">By which it is asked for.</param>
    /// <param name="commonName">Whom it names.</param>
    public static SignedCertificate OfClient(string name, string commonName) => new(name, commonName, [commonName], [], false, true);
}
