using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>Names in the secret store, below the region's own; whoever makes a secret and whoever fetches it take them from here.</summary>
public static class SecretNames
{
    /// <summary>The key of Consul's gossip.</summary>
    public const string Gossip = "consul-gossip";

    /// <summary>The access key of object storage on machines of one's own.</summary>
    public const string StorageKey = "object-storage-key";

    /// <summary>The secret that goes with it.</summary>
    public const string StorageSecret = "object-storage-secret";

    /// <summary>The password of a database role.</summary>
    public static string OfRole(SqlName role) => $"database/role/{role}";
}
