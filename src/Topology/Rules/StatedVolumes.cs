using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>What a seed says of volumes agrees with itself and with the region.</summary>
public sealed class StatedVolumes : IRule
{
    private const double Tolerance = 0.1;

    /// <inheritdoc/>
    public string Code => "CP1074";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Stated.Volumes is not { } stated)
            return [];
        var (built, sent) = (Ingestion.Of(region), Ingestion.OfFacilities(region));
        var tiers = region.Declared.Tiers.Values.Where(tier => tier.Tablespace is not null).ToList();
        var held = tiers.Sum(tier => (double)built.Held(tier).Count);
        var estimates = tiers.Sum(tier => (double)(tier.Estimate?.Count ?? 0));
        return new (bool Off, string Key, string Message, string Fix)[]
        {
            (stated.ReadingsPerSecond is not null && stated.Facilities > region.Declared.Facilities.Count, "readingsPerSecond",
                $"{Figures.Count(stated.ReadingsPerSecond ?? 0)} readings a second are said of all {stated.Facilities} facilities (§2.5) and of each region (§6.1); the {region.Declared.Facilities.Count} of this one send {Figures.Count(sent.RowsPerSecond)}.",
                "What must fit is judged by the region's own facilities; what the region is built for is `ingest.designRate`."),
            (Differ(stated.ReadingsPerDay, stated.ReadingsPerSecond * 86_400), "readingsPerDay", $"{Figures.Count(stated.ReadingsPerDay ?? 0)} readings a day; {Figures.Count(stated.ReadingsPerSecond ?? 0)} × 86,400 s = {Figures.Count((stated.ReadingsPerSecond ?? 0) * 86_400)}.", "The rate counts."),
            (Differ(stated.Daily?.Count, built.BytesPerDay), "daily", $"{stated.Daily} a day; the declared tables make {Figures.Size(built.BytesPerDay)}.", "Rows and their bytes count."),
            (stated.DailyCompressed is not null && tiers.Exists(tier => tier.Compression == Ratio.One), "dailyCompressed",
                $"{stated.DailyCompressed} a day holds only once a day is compressed; {string.Join(", ", tiers.Where(tier => tier.Compression == Ratio.One).Select(tier => $"until {tier.Until} it is {Figures.Size(built.BytesPerDay)}"))}.", "Storage is reckoned tier by tier."),
            (Differ(stated.Retained?.Count, held), "retained",
                $"{stated.Retained} for {stated.Retention} is {stated.DailyCompressed} × {Figures.Days(stated.Retention ?? Duration.Zero):0} days, as if all were compressed from the first day; the tiers' own estimates add up to {Figures.Size(estimates)}, and rate, ages and ratios to {Figures.Size(held)}.",
                "`provision capacity` reckons tier by tier."),
            (tiers.Count > 0 && stated.Retention is not null && stated.Retention != tiers[^1].Until, "retention", $"Readings are said to be kept for {stated.Retention}; the last tier in the database ends at {tiers.LastOrDefault()?.Until}.", "The tiers count."),
        }.Where(line => line.Off).Select(line => new Finding(ModelPath.Of("stated", "volumes", line.Key), line.Message, line.Fix));
    }

    private static bool Differ(double? said, double? found) => said is not null && found is not null && Math.Abs(said.Value - found.Value) > Tolerance * found.Value;
}
