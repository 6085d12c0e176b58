using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A member of a Patroni cluster, as the cluster sees it (Patroni docs, "REST API", <c>GET /cluster</c>).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">leader, standby_leader, quorum_standby, sync_standby or replica.</param>
/// <param name="State">running, streaming, starting …</param>
/// <param name="Timeline">Its timeline; null where it does not say.</param>
/// <param name="Lag">How many bytes it lies behind; null where that is unknown.</param>
public sealed record Member(string Name, string Role, string State, int? Timeline, long? Lag)
{
    /// <summary>The role of the one that leads a cluster which follows another site's.</summary>
    public const string StandbyLeader = "standby_leader";

    private const string Streaming = "streaming";

    /// <summary>What waits for a restart of its server.</summary>
    [JsonIgnore]
    public PendingRestart Restart { get; init; }

    /// <summary>True if it leads.</summary>
    public bool IsLeader => Role is "leader" or StandbyLeader;

    /// <summary>True if it leads the cluster that takes writes, not one that follows another site's.</summary>
    public bool IsPrimary => Role == "leader";

    /// <summary>The members in an answer to <c>GET /cluster</c>.</summary>
    public static IReadOnlyList<Member> AllOf(JsonElement cluster) => [.. cluster.GetProperty("members").EnumerateArray().Select(Of)];

    /// <summary>True if it could lead next: a synchronous one where there are such.</summary>
    /// <param name="synchronous">True if the cluster waits for synchronous members.</param>
    public bool CanLead(bool synchronous) => !IsLeader && State == Streaming && (!synchronous || Role is "quorum_standby" or "sync_standby");

    /// <summary>True if it leads, or says that it lies no more bytes behind than this.</summary>
    public bool IsWithin(long most) => IsLeader || Lag <= most;

    /// <summary>True if it does its part: a standby leader may stream, in quorum mode a standby counts only once commits wait for it, and one that still
    /// catches up could not take over.</summary>
    /// <param name="quorum">True if commits wait for a quorum to which it belongs.</param>
    /// <param name="most">How many bytes it may lie behind; any number unless given.</param>
    public bool IsHealthyIn(bool quorum, long? most = null) => Role switch
    {
        "leader" => State == "running",
        StandbyLeader => State is "running" or Streaming,
        _ => State == Streaming && (!quorum || Role == "quorum_standby") && (most is not { } bound || IsWithin(bound)),
    };

    /// <summary>"replica, streaming, timeline 3, lag 0".</summary>
    public string ToSentence()
    {
        var lag = IsLeader ? "" : $", lag {Lag?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}";
        return $"{Role.Replace('_', ' ')}, {State}, timeline {Timeline}{lag}";
    }

    // The leader has no lag, and one of which Patroni knows none has a word.
    private static Member Of(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        Text(json, "role"),
        Text(json, "state"),
        Number(json, "timeline") is { } timeline ? (int)timeline : null,
        Number(json, "lag"))
    {
        Restart = PendingRestarts.Of(json),
    };

    private static string Text(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.ToString() : "";

    private static long? Number(JsonElement json, string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number
        ? value.GetInt64() : null;
}
