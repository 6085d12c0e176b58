using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>What comes in and what the tables are made for is one rate: a metric is a row, and chunks, disks and WAL are reckoned from the rows.</summary>
public sealed class DesignRateFitsTables : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1097";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var rate = region.Declared.Ingest.DesignRate;
        var tables = DeclaredTable.Of(region.Declared.Database).Where(table => table.Declared.Hypertable is not null).ToList();
        if (tables.MaxBy(table => table.Declared.Hypertable!.RowsPerSecond) is not { } most || most.Declared.Hypertable!.RowsPerSecond == rate)
            yield break;
        var rows = most.Declared.Hypertable.RowsPerSecond;
        var madeFor = string.Create(CultureInfo.InvariantCulture, $"is made for {rows:N0} rows a second, the most of all");
        var comesIn = string.Create(CultureInfo.InvariantCulture, $"{rate:N0} metrics a second come in (`ingest.designRate`)");
        var tooSmall = rows < rate ? "chunks, disks and WAL are reckoned too small" : "the way in is reckoned too small";
        yield return new Finding(
            most.Path.Key("hypertable").Key("rowsPerSecond"),
            $"Table '{most.Schema}.{most.Name}' {madeFor}, but {comesIn}: {tooSmall}.",
            string.Create(CultureInfo.InvariantCulture, $"Set both to the same rate: `rowsPerSecond: {rate}`, or `ingest.designRate: {rows}`."));
    }
}
