using ClusterProvisioning.NodeFiles.Consul;
using ClusterProvisioning.NodeFiles.Ipsec;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Who reads the keys, certificates, lists and passwords of a machine, which no bundle holds. A rollout in a lab and the renewal on AWS both ask here.</summary>
public static class SecretReaders
{
    private const string Certificates = NodeCertificates.Folder + "/";
    private const string HaProxy = "haproxy.service";
    private const string Patroni = "patroni.service";
    private const string PgBackRest = "pgbackrest.service";
    private const string PgBouncer = "pgbouncer@*.service";
    private const string Directory = "cluster-directory.service";

    // Go's daemons read their certificate at every handshake.
    private static readonly (string Begin, ReadAgain When, string Unit)[] ByPlace =
    [
        // One certificate for the server, Patroni and pgBackRest's server beside it.
        (Certificates + "postgres.", ReadAgain.OnReload, Patroni),
        (Certificates + "postgres.", ReadAgain.OnReload, PgBackRest),
        (Certificates + "pgbackrest.", ReadAgain.OnReload, PgBackRest),
        ("/etc/pgbackrest/", ReadAgain.OnRestart, PgBackRest),
        (Certificates + "haproxy.", ReadAgain.OnReload, HaProxy),
        (Certificates + "gateway.", ReadAgain.OnReload, HaProxy),
        (Certificates + "machines", ReadAgain.OnReload, HaProxy),
        (Certificates + "object-storage.", ReadAgain.OnReload, HaProxy),
        (Certificates + "pgbouncer.", ReadAgain.OnReload, PgBouncer),
        (Certificates + "directory.", ReadAgain.OnRestart, Directory),
        // systemd hands the key over when the unit starts (systemd.exec(5), LoadCredential=).
        (Certificates + ConsulFiles.Certificate + ".", ReadAgain.OnRestart, ConsulFiles.Unit),
        (Certificates + IpsecFiles.Certificate + ".", ReadAgain.OnRestart, IpsecFiles.Service),
        ("/etc/swanctl/private/", ReadAgain.OnRestart, IpsecFiles.Service),
        (Certificates + "etcd.", ReadAgain.OnUse, "etcd"),
        (Certificates + "exporter.", ReadAgain.OnUse, "exporters"),
        (Certificates + "prometheus.", ReadAgain.OnUse, "prometheus"),
        (Certificates + "administrator.", ReadAgain.OnUse, "administrators"),
        ("/etc/cluster/ssh/", ReadAgain.OnUse, "ssh"),
        ("/root/.ssh/", ReadAgain.OnUse, "ssh"),
    ];

    /// <summary>The daemons that read a file on a machine of a role; none where nobody here knows.</summary>
    /// <param name="role">The machine's role; null for what no region declares.</param>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<SecretReader> Of(NodeRole? role, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(NodePasswords.Folder + "/", StringComparison.Ordinal)
            ? [.. OfPasswords(role).Select(unit => new SecretReader(unit, ReadAgain.OnRestart))]
            : [.. ByPlace.Where(each => path.StartsWith(each.Begin, StringComparison.Ordinal)).Select(each => new SecretReader(each.Unit, each.When)), .. OfCounters(role, path)];
    }

    // HAProxy shows its counters itself, by the exporters' certificate.
    private static SecretReader[] OfCounters(NodeRole? role, string path) =>
        role is NodeRole.Pooler or NodeRole.Gateway && path.StartsWith(Certificates + "exporter.", StringComparison.Ordinal) ? [new SecretReader(HaProxy, ReadAgain.OnReload)] : [];

    // Who reads the machine's passwords when it starts.
    private static string[] OfPasswords(NodeRole? role) => role switch
    {
        NodeRole.Gateway => [PgBouncer],
        NodeRole.Database => [Patroni],
        NodeRole.Directory => [Directory],
        NodeRole.Monitoring => ["prometheus-alertmanager.service"],
        _ => [],
    };
}
