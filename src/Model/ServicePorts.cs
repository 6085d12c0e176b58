using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>Ports of daemons that no key of a region moves; flows open them.</summary>
public static class ServicePorts
{
    /// <summary>Counters of each machine, by node_exporter.</summary>
    public static Port NodeExporter { get; } = new(9100);

    /// <summary>postgres_exporter (seed 000 §2.6).</summary>
    public static Port PostgresExporter { get; } = new(9187);

    /// <summary>pgbouncer_exporter of a pooler's PgBouncer for writes.</summary>
    public static Port PgBouncerWriteExporter { get; } = new(9127);

    /// <summary>pgbouncer_exporter of a pooler's PgBouncer for reads.</summary>
    public static Port PgBouncerReadExporter { get; } = new(9128);

    /// <summary>pgBackRest's TLS server (pgBackRest docs, "tls-server-port").</summary>
    public static Port PgBackRest { get; } = new(8432);

    /// <summary>LDAP in TLS from its first byte.</summary>
    public static Port Ldaps { get; } = new(636);

    /// <summary>An S3 endpoint of one's own.</summary>
    public static Port ObjectStorage { get; } = new(9000);

    /// <summary>etcd's counters.</summary>
    public static Port EtcdMetrics { get; } = new(2381);

    /// <summary>HAProxy's own counters.</summary>
    public static Port HaProxyMetrics { get; } = new(8405);

    /// <summary>Logins of administrators, by sshd.</summary>
    public static Port Ssh { get; } = new(22);

    /// <summary>Prometheus' own pages and counters.</summary>
    public static Port Prometheus { get; } = new(9090);

    /// <summary>Where Prometheus sends alerts to Alertmanager.</summary>
    public static Port Alertmanager { get; } = new(9093);

    /// <summary>A pooler's hop to whichever member is the primary, on loopback; a gateway's to the poolers.</summary>
    public static Port WriteHop { get; } = new(5000);

    /// <summary>A pooler's hop to the replicas, on loopback.</summary>
    public static Port ReadHop { get; } = new(5001);
}
