namespace ClusterProvisioning.Services.HaProxy;

/// <summary>The units by which clients come through: PgBouncer's instances run behind HAProxy, and keepalived gives the poolers' address to one that
/// lives.</summary>
internal static class PoolerUnits
{
    private static readonly string[] Daemons = ["haproxy.", "keepalived.", "pgbouncer@"];

    /// <summary>True for one of them.</summary>
    public static bool Holds(string unit) => Array.Exists(Daemons, daemon => unit.StartsWith(daemon, StringComparison.Ordinal));
}
