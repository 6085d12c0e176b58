using ClusterProvisioning.Services.Keepalived;
using ClusterProvisioning.Services.PgBouncer;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>The units by which clients come through: PgBouncer's instances run behind HAProxy, and keepalived gives the poolers' address to one that
/// lives.</summary>
internal static class PoolerUnits
{
    /// <summary>True for one of them.</summary>
    public static bool Holds(string unit) => unit is HaProxyUnit.Name or SharedAddress.Unit || PgBouncerUnit.IsInstance(unit);
}
