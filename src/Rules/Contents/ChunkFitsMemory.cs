using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>A chunk that is written to, with its indexes, fits a quarter of the memory of the machines that hold it.</summary>
public sealed class ChunkFitsMemory : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1034";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var memories = region.Groups.Where(group => group.Role == NodeRole.Database).Select(group => group.Hardware.Memory);
        if (memories.MinBy(each => each.Count) is not { } memory)
            return [];
        return
            from table in DeclaredTable.Of(region.Declared.Database)
            where table.Declared.Hypertable is not null
            let chunk = ChunkInterval.For(table.Declared.Hypertable!, memory)
            where chunk.Size.Count > chunk.Budget.Count
            select new Finding(
                table.Path.Key("hypertable"),
                $"Hypertable '{table.Schema}.{table.Name}': {chunk.Explain(table.Declared.Hypertable!)}: inserts would read index pages from disk.",
                chunk.IsDerived ? "Give the machines more memory, or split the table." : "Leave `chunkInterval` out: it is then derived.");
    }
}
