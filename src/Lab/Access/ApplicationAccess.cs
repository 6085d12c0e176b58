using ClusterProvisioning.Lab.Applications;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Npgsql;

namespace ClusterProvisioning.Lab.Access;

/// <summary>The way of an application: from a network that a flow to the poolers comes from, with its login.</summary>
/// <param name="Place">The namespace that it speaks from.</param>
/// <param name="Target">Whom it connects to, and as whom.</param>
internal sealed record ApplicationAccess(NetworkNamespace Place, NpgsqlConnectionStringBuilder Target)
{
    private const int Patience = 5;

    /// <summary>The way to a site's port for writes or for reads.</summary>
    public static ApplicationAccess To(LabContext lab, Site site, Port port)
    {
        var flow = Connections.Of(lab.Plan.Region).FirstOrDefault(each => each.Port == port && each.To.Group is { Role: NodeRole.Pooler } group && group.Site == site.Name && each.From is { Network: not null, Group: null })
            ?? throw new LabException($"No flow of region {lab.Plan.Region.Name} leads from a network to port {port} of the poolers of site {site.Name}; declare one.");
        var network = LabNetwork.Of(flow.From.Network!);
        var guest = lab.Plan.Guests.First(each => each.Leg.Network == network);
        return new ApplicationAccess(lab.Fabric.Of(guest.Name), Login(lab, flow.To.Group!.Nodes[0].Addresses[0].Address, port));
    }

    /// <summary>Works with a server through the poolers.</summary>
    public Task<T> WithServerAsync<T>(Func<NpgsqlConnection, T> work) => Place.RunAsync(() =>
    {
        using var connection = new NpgsqlConnection(Target.ConnectionString);
        connection.Open();
        return work(connection);
    });

    private static NpgsqlConnectionStringBuilder Login(LabContext lab, Ipv4 address, Port port) => new()
    {
        Host = address.ToString(),
        Port = port.Number,
        Username = ApplicationLogin.Role,
        Password = ApplicationLogin.Password(lab.Folder),
        Database = ApplicationLogin.Database,
        SslMode = SslMode.VerifyFull,
        RootCertificate = LabAuthority.Open(lab.Folder.Certificates, lab.Folder.Name).CertificateFile,
        Pooling = false,
        Timeout = Patience,
        CommandTimeout = Patience,
    };
}
