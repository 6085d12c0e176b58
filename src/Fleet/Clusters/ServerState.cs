namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A member's server, as its own Patroni sees it.</summary>
/// <param name="IsRunning">True if it runs.</param>
/// <param name="Started">When it started.</param>
/// <param name="Restart">What waits for a restart.</param>
/// <param name="DcsLastSeen">When its Patroni last read the cluster's state, in seconds of its own clock; 0 where it does not say.</param>
public sealed record ServerState(bool IsRunning, string? Started, PendingRestart Restart, long DcsLastSeen);
