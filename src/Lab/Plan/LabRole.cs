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
}
