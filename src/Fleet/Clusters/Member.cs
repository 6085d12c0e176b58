namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A member of a Patroni cluster, as the cluster sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">leader, standby_leader, quorum_standby, sync_standby or replica.</param>
/// <param name="State">running, streaming, starting …</param>
/// <param name="Lag">How many bytes it lies behind; null where that is unknown.</param>
/// <param name="Restart">What waits for a restart of its server.</param>
public sealed record Member(string Name, string Role, string State, long? Lag, PendingRestart Restart)
{
    /// <summary>The role of the one that leads a cluster which follows another site's.</summary>
    public const string StandbyLeader = "standby_leader";

    /// <summary>True if it leads.</summary>
    public bool IsLeader => Role is "leader" or StandbyLeader;

    /// <summary>True if it could lead next: a synchronous one where there are such.</summary>
    /// <param name="synchronous">True if the cluster waits for synchronous members.</param>
    public bool CanLead(bool synchronous) => !IsLeader && State == "streaming" && (!synchronous || Role is "quorum_standby" or "sync_standby");
}
