namespace ClusterProvisioning.Model.Declaration;

/// <summary>What a group of database nodes does in its cluster.</summary>
public enum ReplicationKind
{
    /// <summary>Its members vote: a commit waits for them, and any of them may lead.</summary>
    Quorum,

    /// <summary>No commit waits for them (Patroni tag <c>nosync</c>); they may lead when no other can.</summary>
    Async,

    /// <summary>
    /// They only read for analysts: they never lead, no commit waits for them and no pooler sends to them (<c>failover_priority: 0</c>, <c>nosync</c>,
    /// <c>noloadbalance</c>).
    /// </summary>
    Analytics,
}
