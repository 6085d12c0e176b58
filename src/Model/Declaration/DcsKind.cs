namespace ClusterProvisioning.Model.Declaration;

/// <summary>The store in which Patroni holds the leader's lock (seed 001 §6: "Etcd or Consul for consensus").</summary>
public enum DcsKind
{
    /// <summary>etcd, nodes of role <c>etcd</c>.</summary>
    Etcd,

    /// <summary>Consul, servers of role <c>consul</c>.</summary>
    Consul,
}
