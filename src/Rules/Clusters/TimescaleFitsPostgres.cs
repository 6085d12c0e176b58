using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>TimescaleDB and PostgreSQL are a pair that its makers build and test, and TimescaleDB's catalog is one that the database part reads.</summary>
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
        var path = ModelPath.Of("database", "timescale", "version");
        if (timescale is null)
            return [];
        if (!TimescaleReleases.Supports(postgresql, timescale))
        {
            var fitting = TimescaleReleases.For(postgresql) ?? "none that is known of";
            var refusal = $"TimescaleDB {timescale} does not run on PostgreSQL {postgresql}; there {fitting} does.";
            return [new Finding(path, refusal, "Choose another version of one of them.")];
        }

        if (TimescaleReleases.IsRead(timescale.ToString()))
            return [];
        var unread = $"TimescaleDB {timescale} has a catalog that this program does not read; it reads {TimescaleReleases.KnownFrom} and newer";
        return [new Finding(path, $"{unread}: db plan, apply and drift would refuse the server.", "Choose a newer version.")];
    }
}
