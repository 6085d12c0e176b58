using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>Where restoring the database takes longer than RTO allows, only the DR site keeps the promise.</summary>
public sealed class RestoreWithinRto : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1046";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var database = region.Primary?.Cluster is { Groups: [var first, ..] } ? first.Hardware : null;
        var places = region.BackupTargets;
        if (region.Declared.Promises.Rto is not { } rto || database is null || places.Count == 0)
            return [];
        var size = (double)Ingestion.OfFacilities(region).DatabaseOn(region.Declared.Tiers.Values, Ingestion.JudgedOn(region)).Count;
        var fastest = places.MaxBy(place => place.ReadRate(database))!;
        var seconds = size / fastest.ReadRate(database);
        const string Consequence = "the promise holds by promoting the DR site alone, and for no restore to a moment (PITR)";
        var restore = $"Restoring {Figures.Size(size)} from '{fastest.Name}', the fastest repository, at {Figures.Rate(fastest.ReadRate(database))}";
        return seconds <= Figures.Seconds(rto) ? [] :
        [
            new Finding(
                ModelPath.Of("promises", "rto"),
                $"{restore} takes {Figures.Time(seconds)}, longer than RTO {rto}: {Consequence}.",
                "Say so to those who were promised it; for mistakes of users keep snapshots, or a standby that replays late (recovery_min_apply_delay)."),
        ];
    }
}
