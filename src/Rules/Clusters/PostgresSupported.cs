using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>PostgreSQL still gets minor releases.</summary>
public sealed class PostgresSupported : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1060";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var declared = region.Declared;
        if (Problem(declared.Postgresql.Version, region.Today) is { } problem)
            yield return new Finding(ModelPath.Of("postgresql", "version"), problem + ".", "Upgrade to a version that gets security fixes.");
        if (declared.Stated.Postgresql is { } stated && Problem(stated, region.Today) is { } seeds)
        {
            yield return new Finding(
                ModelPath.Of("stated", "postgresql"),
                $"The seed's {seeds}.",
                $"This region runs {declared.Postgresql.Version}; its data directory is /var/lib/postgresql/{declared.Postgresql.Version}/main.");
        }
    }

    private static string? Problem(int version, DateOnly today) => PostgresReleases.EndOf(version) switch
    {
        null => $"PostgreSQL {version} is not in the table of versions of 2026-11",
        { } end when end <= today => $"PostgreSQL {version} reached its end of life on {end:yyyy-MM-dd}: no more fixes",
        _ => null,
    };
}
