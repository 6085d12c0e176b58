namespace ClusterProvisioning.Model.Declaration;

/// <summary>Which standbys a commit waits for (Patroni docs, "Replication modes").</summary>
public enum SynchronousMode
{
    /// <summary>None: acknowledged rows may be lost.</summary>
    Off,

    /// <summary>Named standbys, one by one.</summary>
    On,

    /// <summary>Any of the standbys (<c>ANY n</c>); needs Patroni 4.0.</summary>
    Quorum,
}
