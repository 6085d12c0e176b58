namespace ClusterProvisioning.Services;

/// <summary>What a service keeps on its machine.</summary>
public enum ServiceState
{
    /// <summary>Nothing that another machine, or the next start, does not have too.</summary>
    None,

    /// <summary>Data of its own: neither the machine nor its disks go without being asked for by name.</summary>
    Data,

    /// <summary>A vote in a quorum, and its data: besides, never two of them at once.</summary>
    Quorum,
}
