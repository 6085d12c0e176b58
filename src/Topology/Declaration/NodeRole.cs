namespace ClusterProvisioning.Topology.Declaration;

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
}
