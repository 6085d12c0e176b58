using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>The link between the sites carries WAL twice, as a stream and as archived files, at the design rate as it grows.</summary>
public sealed class LinkCarriesWal : IRule
{
    private const int Copies = 2;

    /// <inheritdoc/>
    public string Code => "CP1048";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.DisasterRecovery.Link is not { } link)
            yield break;
        var path = ModelPath.Of("disasterRecovery", "link");
        var shape = link.Shape ?? link.Bandwidth;
        if (shape.BitsPerSecond > link.Bandwidth.BitsPerSecond)
        {
            yield return new Finding(
                path.Key("shape"),
                $"A node may send {shape} over a link of {link.Bandwidth}.",
                $"Set `shape` to {link.Bandwidth} or less.");
        }

        var (built, day) = (Ingestion.Of(region), Ingestion.JudgedOn(region));
        var wal = built.WalPerSecond * built.GrownBy(day);
        var bits = wal * 8 * Copies;
        if (bits > shape.BitsPerSecond)
        {
            var made = $"{Figures.Count(built.RowsPerSecond)} rows a second make {Figures.Rate(wal)} of WAL after {day:0} days";
            var sent = $"× 8 bits × {Copies} (stream and archive) = {bits / 1e6:0} Mbps";
            yield return new Finding(
                path,
                $"{made}; {sent}, more than the {shape} that a node may send.",
                "Raise `shape`, or the link: the DR site would fall behind for ever.");
        }
    }
}
