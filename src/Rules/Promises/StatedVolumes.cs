using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Stated;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

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
        return Rates(region, stated)
            .Concat(Sizes(region, stated))
            .Where(line => line.Off)
            .Select(line => new Finding(ModelPath.Of("stated", "volumes", line.Key), line.Message, line.Fix));
    }

    private static Line[] Rates(Region region, StatedVolumesDeclaration stated)
    {
        var (perSecond, perDay) = (stated.ReadingsPerSecond, stated.ReadingsPerDay);
        var (rate, facilities) = (Figures.Count(perSecond ?? 0), region.Declared.Facilities.Count);
        var said = $"{rate} readings a second are said of all {stated.Facilities} facilities (§2.5) and of each region (§6.1)";
        var sent = $"the {facilities} of this one send {Figures.Count(Ingestion.OfFacilities(region).RowsPerSecond)}";
        var multiplied = $"{rate} × 86,400 s = {Figures.Count((perSecond ?? 0) * 86_400)}";
        var built = Ingestion.Of(region).BytesPerDay;
        return
        [
            new(
                perSecond is not null && stated.Facilities > facilities,
                "readingsPerSecond",
                $"{said}; {sent}.",
                "What must fit is judged by the region's own facilities; what the region is built for is `ingest.designRate`."),
            new(Differ(perDay, perSecond * 86_400), "readingsPerDay", $"{Figures.Count(perDay ?? 0)} readings a day; {multiplied}.", "The rate counts."),
            new(
                Differ(stated.Daily?.Count, built),
                "daily",
                $"{stated.Daily} a day; the declared tables make {Figures.Size(built)}.",
                "Rows and their bytes count."),
        ];
    }

    private static Line[] Sizes(Region region, StatedVolumesDeclaration stated)
    {
        var built = Ingestion.Of(region);
        var tiers = region.Declared.Tiers.Values.Where(tier => tier.Tablespace is not null).ToList();
        var held = tiers.Sum(tier => (double)built.Held(tier).Count);
        var estimates = Figures.Size(tiers.Sum(tier => (double)(tier.Estimate?.Count ?? 0)));
        var loose = tiers.Where(tier => tier.Compression == Ratio.One).Select(tier => $"until {tier.Until} it is {Figures.Size(built.BytesPerDay)}").ToList();
        var product = $"{stated.DailyCompressed} × {Figures.Days(stated.Retention ?? Duration.Zero):0} days, as if all were compressed from the first day";
        var found = $"the tiers' own estimates add up to {estimates}, and rate, ages and ratios to {Figures.Size(held)}";
        return
        [
            new(
                stated.DailyCompressed is not null && loose.Count > 0,
                "dailyCompressed",
                $"{stated.DailyCompressed} a day holds only once a day is compressed; {string.Join(", ", loose)}.",
                "Storage is reckoned tier by tier."),
            new(
                Differ(stated.Retained?.Count, held),
                "retained",
                $"{stated.Retained} for {stated.Retention} is {product}; {found}.",
                "`provision capacity` reckons tier by tier."),
            new(
                tiers.Count > 0 && stated.Retention is not null && stated.Retention != tiers[^1].Until,
                "retention",
                $"Readings are said to be kept for {stated.Retention}; the last tier in the database ends at {tiers.LastOrDefault()?.Until}.",
                "The tiers count."),
        ];
    }

    private static bool Differ(double? said, double? found) =>
        said is not null && found is not null && Math.Abs(said.Value - found.Value) > Tolerance * found.Value;

    /// <summary>What is said under one key, and whether the region says otherwise.</summary>
    private sealed record Line(bool Off, string Key, string Message, string Fix);
}
