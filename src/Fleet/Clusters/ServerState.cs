using System.Text.Json;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A member's server, as its own Patroni sees it (Patroni docs, "REST API", <c>GET /patroni</c>).</summary>
/// <param name="IsRunning">True if it runs.</param>
/// <param name="Started">When it started.</param>
/// <param name="Restart">What waits for a restart.</param>
/// <param name="DcsLastSeen">When its Patroni last read the cluster's state, in seconds of its own clock; 0 where it does not say.</param>
/// <param name="Position">Where it is in the WAL, in bytes: a leader writes there, a standby has received or replayed so much, whichever is more. Null where
/// it does not say.</param>
public sealed record ServerState(bool IsRunning, string? Started, PendingRestart Restart, long DcsLastSeen, long? Position)
{
    /// <summary>Reads an answer.</summary>
    internal static ServerState Of(JsonElement state) => new(
        Text(state, "state") == "running",
        Text(state, "postmaster_start_time"),
        PendingRestarts.Of(state),
        state.TryGetProperty("dcs_last_seen", out var seen) ? seen.GetInt64() : 0,
        PositionIn(state));

    private static long? PositionIn(JsonElement state) => !state.TryGetProperty("xlog", out var places)
        ? null
        : places.EnumerateObject().Where(each => each.Name.EndsWith("location", StringComparison.Ordinal) && each.Value.ValueKind == JsonValueKind.Number)
            .Select(each => (long?)each.Value.GetInt64()).Max();

    private static string? Text(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.ToString() : null;
}
