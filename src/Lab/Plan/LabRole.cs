namespace ClusterProvisioning.Lab.Plan;

/// <summary>What a machine of a lab is, in the order in which they start.</summary>
public enum LabRole
{
    /// <summary>The lab's own router between the networks.</summary>
    Router,

    /// <summary>The way in for administrators.</summary>
    Bastion,

    /// <summary>An etcd member.</summary>
    Etcd,

    /// <summary>PostgreSQL under Patroni.</summary>
    Database,

    /// <summary>HAProxy and PgBouncer.</summary>
    Pooler,

    /// <summary>A Consul server.</summary>
    Consul,

    /// <summary>The machines' way in.</summary>
    Gateway,

    /// <summary>A backup repository.</summary>
    Backup,

    /// <summary>Prometheus and Alertmanager.</summary>
    Monitoring,

    /// <summary>The LDAP directory.</summary>
    Directory,

    /// <summary>An S3 endpoint.</summary>
    ObjectStorage,

    /// <summary>A spare machine for restores.</summary>
    Restore,
}
