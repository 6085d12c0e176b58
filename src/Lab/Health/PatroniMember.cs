using System.Globalization;

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

    /// <summary>True if it leads, or says that it lies no more bytes behind than this.</summary>
    public bool IsWithin(long most) => IsLeader || (long.TryParse(Lag, NumberStyles.Integer, CultureInfo.InvariantCulture, out var behind) && behind <= most);

    /// <summary>True if it does its part: a standby leader may stream, in quorum mode a standby counts only once commits wait for it, and one that still catches up could not take over.</summary>
    /// <param name="quorum">True if commits wait for a quorum to which it belongs.</param>
    /// <param name="most">How many bytes it may lie behind; any number unless given.</param>
    public bool IsHealthyIn(bool quorum, long? most = null) => Role switch
    {
        "leader" => State == "running",
        "standby_leader" => State is "running" or "streaming",
        _ => State == "streaming" && (!quorum || Role == "quorum_standby") && (most is not { } bound || IsWithin(bound)),
    };
}
