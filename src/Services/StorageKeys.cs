using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services;

/// <summary>The access key of object storage on machines of one's own; a machine of AWS is known by its role.</summary>
internal static class StorageKeys
{
    /// <summary>The key's name for the storage.</summary>
    public static StoredSecret Key { get; } = new(SecretNames.StorageKey, "Access key of object storage", IsGenerated: false);

    /// <summary>The secret that goes with it.</summary>
    public static StoredSecret Secret { get; } = new(SecretNames.StorageSecret, "Secret of the access key of object storage", IsGenerated: false);
}
