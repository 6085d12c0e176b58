using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>TimescaleDB is of a version with which the database part was tried.</summary>
public sealed class TimescaleTried : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1127";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Database.Timescale.Version is not { } version || !TimescaleReleases.IsUntried(version.ToString()))
            return [];
        return
        [
            new Finding(
                ModelPath.Of("database", "timescale", "version"),
                $"TimescaleDB {version} is newer than what this program was tried with ({TimescaleReleases.Known}): plan and drift may not see all of it.",
                "Try it on a lab first (docs/how-to/test-the-community-edition.md), or declare one of those."),
        ];
    }
}
