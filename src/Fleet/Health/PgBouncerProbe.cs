namespace ClusterProvisioning.Fleet.Health;

/// <summary>PgBouncer is well while each of its instances runs; whether it is found is HAProxy's to say.</summary>
internal static class PgBouncerProbe
{
    private const string Instances = "pgbouncer@";

    /// <summary>Asks for the instances among a machine's units.</summary>
    public static HealthProbe Of(IEnumerable<string> units) => ActiveUnits.Of([.. units.Where(unit => unit.StartsWith(Instances, StringComparison.Ordinal))]);
}
