using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>TimescaleDB and PostgreSQL are a pair that its makers build and test.</summary>
public sealed class TimescaleFitsPostgres : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1061";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (postgresql, timescale) = (region.Declared.Postgresql.Version, region.Declared.Database.Timescale.Version);
        return timescale is null || TimescaleReleases.Supports(postgresql, timescale) ? [] :
        [
            new Finding(
                ModelPath.Of("database", "timescale", "version"),
                $"TimescaleDB {timescale} does not run on PostgreSQL {postgresql}; there {TimescaleReleases.For(postgresql) ?? "none that is known of"} does.",
                "Choose another version of one of them."),
        ];
    }
}
