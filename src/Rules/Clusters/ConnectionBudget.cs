using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>What the poolers may open, with direct and reserved connections, fits max_connections.</summary>
public sealed class ConnectionBudget : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1012";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string AtFullLoad = "at full load PostgreSQL refuses connections that PgBouncer counts on";
        var (postgres, pgbouncer) = (region.Declared.Postgresql, region.Declared.Pgbouncer);
        return
            from site in region.Sites
            let poolers = site.Poolers?.Members.Count ?? 0
            let sum = (poolers * pgbouncer.MaxDbConnections) + postgres.DirectConnections + postgres.SuperuserReservedConnections
            where poolers > 0 && sum > postgres.MaxConnections
            let pooled = $"{poolers} poolers × max_db_connections {pgbouncer.MaxDbConnections}"
            let others = $"{postgres.DirectConnections} direct + {postgres.SuperuserReservedConnections} reserved"
            select new Finding(
                ModelPath.Of("pgbouncer", "maxDbConnections"),
                $"Site '{site.Name}': {pooled} + {others} = {sum}, more than max_connections {postgres.MaxConnections}: {AtFullLoad}.",
                Fix((postgres.MaxConnections - postgres.DirectConnections - postgres.SuperuserReservedConnections) / poolers, sum));
    }

    private static string Fix(int share, int sum) =>
        (share > 0 ? $"Set `pgbouncer.maxDbConnections` to {share} or less, or raise" : "Raise") + $" `postgresql.maxConnections` to {sum}.";
}
