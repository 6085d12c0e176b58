using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>Row-level security is asked for only where TimescaleDB allows it: on no hypertable with compression or continuous aggregates.</summary>
public sealed class IsolationPossible : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1031";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from table in DeclaredTable.Of(region.Declared.Database)
            let hypertable = table.Declared.Hypertable
            where table.Declared.Isolation?.Mode == IsolationMode.RowSecurity && (hypertable?.Compression is not null || hypertable?.Aggregates.Count > 0)
            let other = hypertable.Compression is null ? "continuous aggregates" : "compression"
            select new Finding(
                table.Path.Key("isolation").Key("mode"),
                $"Table '{table.Schema}.{table.Name}' wants row-level security and {other}; TimescaleDB refuses the pair in every version.",
                "Set `mode: view`: a security_barrier view stands in front and the table itself is granted to nobody.");
    }
}
