namespace ClusterProvisioning.Services;

/// <summary>Who does a service's part while its machine is built anew.</summary>
public enum Cover
{
    /// <summary>Nobody has to: it can wait.</summary>
    Unneeded,

    /// <summary>Another machine of its kind at its site, where there are others: one of them has to be healthy.</summary>
    Peer,

    /// <summary>The rest of its cluster: all of them have to be healthy, and enough for a quorum.</summary>
    Quorum,

    /// <summary>Another repository, which has to hold a backup.</summary>
    Copies,

    /// <summary>Nobody here knows how it leaves its cluster and joins again, so it is done by hand.</summary>
    ByHand,
}
