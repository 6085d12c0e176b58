using ClusterProvisioning.Lab.Applications;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using Npgsql;

namespace ClusterProvisioning.Lab.Access;

/// <summary>The way of an application: from a network that a flow to the poolers comes from, with its login.</summary>
internal static class ApplicationAccess
{
    private const int Patience = 5;

    /// <summary>The way to a site's port for writes or for reads.</summary>
    public static ServerAccess To(LabContext lab, Site site, Port port)
    {
        var flow = FlowTo(lab, site, port);
        return new ServerAccess(PlaceOf(lab, flow), Login(lab, PoolerAddresses.Of(flow.To.Group)[0], port));
    }

    /// <summary>The namespace that an application of a site speaks from.</summary>
    public static NetworkNamespace PlaceAt(LabContext lab, Site site, Port port) => PlaceOf(lab, FlowTo(lab, site, port));

    private static Connection FlowTo(LabContext lab, Site site, Port port) =>
        Connections.Of(lab.Plan.Region).FirstOrDefault(each => each.Port == port && each.To.Group is { Role: NodeRole.Pooler } group && group.Site == site.Name
            && each.From is { Network: not null, Group: null })
            ?? throw new LabException($"No flow of region {lab.Plan.Region.Name} leads from a network to port {port} of the poolers of site {site.Name}; "
            + "declare one.");

    private static NetworkNamespace PlaceOf(LabContext lab, Connection flow)
    {
        var network = LabNetwork.Of(flow.From.Network!);
        return lab.Fabric.Of(lab.Plan.Guests.First(each => each.Leg.Network == network).Name);
    }

    private static NpgsqlConnectionStringBuilder Login(LabContext lab, Ipv4 address, Port port)
    {
        var login = ApplicationLogin.Of(lab.Plan.Region, port)
            ?? throw new LabException($"Region {lab.Plan.Region.Name} declares no login of an application for port {port}: "
            + "give `database.roles` the roles writer and reader with login scram, and a database.");
        return new NpgsqlConnectionStringBuilder
        {
            Host = address.ToString(),
            Port = port.Number,
            Username = login.Role,
            Password = new LabPasswords(lab.Folder).Of(login.Role),
            Database = login.Database,
            SslMode = SslMode.VerifyFull,
            RootCertificate = LabAuthority.Open(lab.Folder.Certificates, lab.Folder.Name).CertificateFile,
            Pooling = false,
            Timeout = Patience,
            CommandTimeout = Patience,
        };
    }
}
