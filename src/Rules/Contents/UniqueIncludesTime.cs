using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>What is unique in a hypertable includes its time and space columns, since each chunk has an index of its own.</summary>
public sealed class UniqueIncludesTime : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1032";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from table in DeclaredTable.Of(region.Declared.Database)
            where table.Declared.Hypertable is not null
            from unique in UniqueSets(table)
            from wanted in Dimensions(table.Declared.Hypertable!)
            where !unique.Columns.Contains(wanted)
            let columns = string.Join(", ", unique.Columns)
            select new Finding(
                unique.Path,
                $"Hypertable '{table.Schema}.{table.Name}': unique over ({columns}) lacks its dimension '{wanted}'; TimescaleDB refuses that.",
                $"Add '{wanted}' to the columns.");
    }

    private static IEnumerable<SqlName> Dimensions(HypertableDeclaration hypertable) =>
        hypertable.Space is { } space ? [hypertable.Time, space.Column] : [hypertable.Time];

    private static IEnumerable<(ModelPath Path, IReadOnlyList<SqlName> Columns)> UniqueSets(DeclaredTable table)
    {
        if (table.Declared.PrimaryKey.Count > 0)
            yield return (table.Path.Key("primaryKey"), table.Declared.PrimaryKey);
        foreach (var (name, columns) in table.Declared.Unique)
            yield return (table.Path.Key("unique").Key(name.ToString()), columns);
        foreach (var (name, index) in table.Declared.Indexes.Where(index => index.Value.Unique))
            yield return (table.Path.Key("indexes").Key(name.ToString()), index.Columns);
    }
}
