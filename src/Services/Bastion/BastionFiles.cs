using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Bastion;

/// <summary>The administrators' way in: where the members are, and with which certificate they are asked.</summary>
internal static class BastionFiles
{
    /// <summary>The settings of administrators' shells: etcdctl and psql by certificate, and ssh without passwords.</summary>
    public static ServiceFiles Of(Machine machine) => new()
    {
        Files =
        [
            .. machine.Region.DcsRole == NodeRole.Etcd ? [Etcd(machine)] : Array.Empty<NodeFile>(),
            PostgreSql(machine),
            TextFile.Root("/etc/ssh/ssh_config.d/10-cluster.conf", TextFile.Notice, "PasswordAuthentication no", "ForwardAgent no", "HashKnownHosts no")
                .ReadBy("ssh", ChangeTakes.Nothing),
        ],
    };

    private static NodeFile Etcd(Machine machine)
    {
        var port = machine.Region.Declared.Etcd.ClientPort;
        var targets = machine.Flows.Targets(NodeRole.Etcd, port).Select(target => $"https://{target.Address}:{port}");
        return TextFile.Root(
            "/etc/profile.d/cluster-etcd.sh",
            TextFile.Notice,
            "export ETCDCTL_API=3",
            $"export ETCDCTL_ENDPOINTS={string.Join(',', targets)}",
            $"export ETCDCTL_CACERT={NodeCertificates.AuthorityPath}",
            $"export ETCDCTL_CERT={NodeCertificates.CertificatePath(AdministratorsService.Certificate)}",
            $"export ETCDCTL_KEY={NodeCertificates.KeyPath(AdministratorsService.Certificate)}");
    }

    // `psql service=primary` finds the member that accepts writes.
    private static NodeFile PostgreSql(Machine machine)
    {
        var port = machine.Region.Declared.Postgresql.Port;
        var targets = machine.Flows.Targets(NodeRole.Database, port).Select(target => target.Address.ToString()).ToList();
        return TextFile.Root(
            "/etc/postgresql-common/pg_service.conf",
            [
                TextFile.Notice,
                .. targets.Count == 0 ? [] : Service("primary", targets, port, "read-write"),
                .. targets.Count == 0 ? [] : Service("any", targets, port, "any"),
            ]).ReadBy("psql", ChangeTakes.Nothing);
    }

    private static IEnumerable<string> Service(string name, IReadOnlyList<string> hosts, Model.Values.Port port, string session) =>
    [
        $"[{name}]",
        $"host={string.Join(',', hosts)}",
        $"port={port}",
        "dbname=postgres",
        "user=postgres",
        $"target_session_attrs={session}",
        "connect_timeout=3",
        "sslmode=verify-full",
        $"sslrootcert={NodeCertificates.AuthorityPath}",
        $"sslcert={NodeCertificates.CertificatePath(AdministratorsService.Certificate)}",
        $"sslkey={NodeCertificates.KeyPath(AdministratorsService.Certificate)}",
    ];
}
