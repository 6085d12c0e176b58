using ClusterProvisioning.Lab.Applications;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using Npgsql;

namespace ClusterProvisioning.Lab.Access;

/// <summary>The way of a plant's machine: from the network that a flow to the gateways comes from, with a certificate and no password.</summary>
internal static class MachineAccess
{
    /// <summary>The machine as which the lab itself asks.</summary>
    public const string Probe = "probe.lab";

    private const int Patience = 5;

    /// <summary>The way to one gateway; null where no network of the lab leads to it.</summary>
    public static ServerAccess? To(LabContext lab, LabNode gateway, string machine = Probe)
    {
        var port = lab.Plan.Region.Declared.Ingest.Port;
        var flow = Connections.Of(lab.Plan.Region).FirstOrDefault(each => each.Port == port && each.From is { Network: not null, Group: null }
            && each.To.Group is { Role: NodeRole.Gateway } group && group.Nodes.Any(node => node.Name.ToString() == gateway.Name));
        if (flow is null || ApplicationLogin.Of(lab.Plan.Region, lab.Plan.Region.Declared.Haproxy.WritePort) is not { } login)
            return null;
        var guest = lab.Plan.Guests.First(each => each.Leg.Network == LabNetwork.Of(flow.From.Network!));
        var certificate = MachineAuthority.Open(lab.Folder).Issue(machine);
        return new ServerAccess(lab.Fabric.Of(guest.Name), new NpgsqlConnectionStringBuilder
        {
            Host = gateway.Legs.First(leg => leg.Network == LabNetwork.Of(flow.To.Network)).Address.ToString(),
            Port = port.Number,
            Username = lab.Plan.Region.Declared.Ingest.Role.ToString(),
            Database = login.Database,
            SslMode = SslMode.VerifyFull,
            SslNegotiation = SslNegotiation.Direct,
            RootCertificate = LabAuthority.Open(lab.Folder.Certificates, lab.Folder.Name).CertificateFile,
            SslCertificate = certificate.CertificateFile,
            SslKey = certificate.KeyFile,
            Pooling = false,
            Timeout = Patience,
            CommandTimeout = Patience,
        });
    }
}
