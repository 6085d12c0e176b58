namespace ClusterProvisioning.Model.Declaration;

/// <summary>What a machine runs.</summary>
public enum NodeRole
{
    /// <summary>An etcd member.</summary>
    Etcd,

    /// <summary>PostgreSQL under Patroni.</summary>
    Database,

    /// <summary>HAProxy and PgBouncer.</summary>
    Pooler,

    /// <summary>The way in for administrators.</summary>
    Bastion,

    /// <summary>A Consul server, the alternative to etcd.</summary>
    Consul,

    /// <summary>The machines' way in: HAProxy, with a client certificate for each machine.</summary>
    Gateway,

    /// <summary>A site's backup repository and WAL archive.</summary>
    Backup,

    /// <summary>Prometheus and Alertmanager; on target aws Kubernetes carries them.</summary>
    Monitoring,

    /// <summary>The LDAP directory that logins are checked against, where no corporate one is reached.</summary>
    Directory,

    /// <summary>An S3 endpoint of one's own; target aws has Amazon's.</summary>
    ObjectStorage,

    /// <summary>A spare machine on which backups are restored and proved.</summary>
    Restore,
}
