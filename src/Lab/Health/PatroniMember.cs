namespace ClusterProvisioning.Lab.Health;

/// <summary>A member of a Patroni cluster as the cluster sees it (Patroni docs, "REST API", <c>GET /cluster</c>).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">leader, standby_leader, quorum_standby, sync_standby or replica.</param>
/// <param name="State">running, streaming, starting …</param>
/// <param name="Timeline">Its timeline.</param>
/// <param name="Lag">How many bytes it lies behind; a word where that is unknown.</param>
public sealed record PatroniMember(string Name, string Role, string State, int? Timeline, string? Lag)
{
    /// <summary>True if it leads.</summary>
    public bool IsLeader => Role is "leader" or "standby_leader";

    /// <summary>True if it leads the cluster that takes writes, not one that follows another site's.</summary>
    public bool IsPrimary => Role == "leader";

    /// <summary>True if it does its part: a standby leader may stream, and in quorum mode a standby counts only once commits wait for it.</summary>
    public bool IsHealthyIn(bool quorum) => Role switch
    {
        "leader" => State == "running",
        "standby_leader" => State is "running" or "streaming",
        _ => State == "streaming" && (!quorum || Role == "quorum_standby"),
    };
}
