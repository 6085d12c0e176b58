using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>What a tier is estimated at is what rate, ages and ratio come to, within a tenth.</summary>
public sealed class TierEstimates : IRule
{
    private const double Tolerance = 0.1;

    /// <inheritdoc/>
    public string Code => "CP1054";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var built = Ingestion.Of(region);
        var estimates =
            from tier in region.Declared.Tiers
            let days = Figures.Days(tier.Value.Until) - Figures.Days(tier.Value.From)
            from line in new[]
            {
                (Key: "estimate", Said: tier.Value.Estimate, Days: days),
                (Key: "estimatePerYear", Said: tier.Value.EstimatePerYear, Days: 365d),
            }
            where line.Said is not null
            let held = line.Days * built.BytesPerDay / (double)tier.Value.Compression.Value
            select (Tier: tier.Key, tier.Value.Compression, line.Key, Said: line.Said!, line.Days, Held: held);
        return
            from line in estimates
            where Math.Abs(line.Held - line.Said.Count) > Tolerance * line.Said.Count
            let packed = line.Compression == Ratio.One ? "" : $" ÷ {line.Compression.Value:0.##}"
            let reckoned = $"{line.Days:0} days × {Figures.Size(built.BytesPerDay)} a day{packed} = {Figures.Size(line.Held)}"
            select new Finding(
                ModelPath.Of("tiers", line.Tier, line.Key),
                $"Tier '{line.Tier}' is estimated at {line.Said}; {reckoned} at the design rate, before growth.",
                "Buy disks by `provision capacity`, not by the estimate.");
    }
}
