using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>Reads it from Patroni's answers.</summary>
internal static class PendingRestarts
{
    // PostgreSQL docs, "Hot Standby", "Administrator's Overview".
    private static readonly FrozenSet<string> BoundByLeader = FrozenSet.ToFrozenSet(
        ["max_connections", "max_locks_per_transaction", "max_prepared_transactions", "max_wal_senders", "max_worker_processes"], StringComparer.Ordinal);

    /// <summary>What a member's entry says: <c>pending_restart</c> and <c>pending_restart_reason</c>.</summary>
    public static PendingRestart Of(JsonElement member)
    {
        if (!member.TryGetProperty("pending_restart", out var pending) || pending.ValueKind != JsonValueKind.True)
            return PendingRestart.None;
        return member.TryGetProperty("pending_restart_reason", out var reasons) && reasons.ValueKind == JsonValueKind.Object && reasons.EnumerateObject().Any()
            && reasons.EnumerateObject().All(IsLowered)
            ? PendingRestart.AfterLeader
            : PendingRestart.Now;
    }

    private static bool IsLowered(JsonProperty reason) =>
        BoundByLeader.Contains(reason.Name) && Number(reason.Value, "old_value") is { } old && Number(reason.Value, "new_value") is { } wanted && wanted < old;

    private static long? Number(JsonElement reason, string key) =>
        reason.TryGetProperty(key, out var value) && long.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
