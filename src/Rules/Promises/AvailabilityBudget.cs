using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>What may fail in a year adds up to no more than the availability promised leaves.</summary>
public sealed class AvailabilityBudget : IRule
{
    private const double MinutesPerYear = 365.25 * 1440;

    /// <inheritdoc/>
    public string Code => "CP1070";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var promises = region.Declared.Promises;
        if (promises is not { Availability: { } availability, Rto: { } rto })
            return [];
        var budget = (1 - availability.Fraction) * MinutesPerYear * 60;
        return Figures.Seconds(rto) <= budget ? [] :
        [
            new Finding(
                ModelPath.Of("promises", "availability"),
                $"{availability} of a year leaves {budget / 60:0.0} minutes; one DR takeover at its RTO takes {Figures.Seconds(rto) / 60:0}."
                + (promises.Failover is { } failover ? $" Without one, {Math.Floor(budget / Figures.Seconds(failover)):0} failovers of {failover} fit." : ""),
                "Say that availability is promised for a site's own failures, and a lost site is promised by RTO and RPO alone."),
        ];
    }
}
