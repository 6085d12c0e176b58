using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>What makes a table a hypertable, and what hangs on that.</summary>
/// <param name="place">Where the table is.</param>
/// <param name="declared">The hypertable as it was written.</param>
/// <param name="memory">Memory of the machines, for the chunk interval.</param>
internal sealed class HypertableObjects(TablePlace place, HypertableDeclaration declared, MemorySize memory)
{
    private const long CompressEvery = 3600;

    /// <summary>Dimensions, compression, aggregates, lifecycle.</summary>
    public IEnumerable<CatalogObject> All()
    {
        yield return Hypertable();
        if (declared.Compression is { } compression)
            yield return Compression(compression);
        foreach (var (i, (name, aggregate)) in declared.Aggregates.Index())
            yield return Aggregate(name.ToString(), aggregate, Start(i + 1));
        if (declared.Lifecycle is { } lifecycle)
            yield return Lifecycle(lifecycle);
    }

    /// <summary>When the table's nth policy starts: two at once can deadlock, so they share out the shortest interval between them.</summary>
    private long Start(int turn)
    {
        var shortest = declared.Aggregates.Values.Select(aggregate => aggregate.RefreshEvery.Milliseconds / 1000).Append(CompressEvery).Min();
        return shortest * turn / (declared.Aggregates.Count + 1);
    }

    private CatalogHypertable Hypertable()
    {
        var chunk = ChunkInterval.For(declared, memory);
        return new CatalogHypertable(place.Id(ObjectKind.Hypertable))
        {
            Time = declared.Time.ToString(),
            IntervalMicroseconds = chunk.Interval.Milliseconds * 1000,
            Space = declared.Space is { } space ? $"{space.Column}/{space.Partitions}" : "",
            Explanation = chunk.Explain(declared),
        };
    }

    private CatalogCompression Compression(CompressionDeclaration compression)
    {
        IReadOnlyList<SqlName> order = compression.OrderBy.Count == 0 ? [declared.Time] : compression.OrderBy;
        return new CatalogCompression(place.Id(ObjectKind.Compression))
        {
            SegmentBy = string.Join(", ", compression.SegmentBy),
            OrderBy = string.Join(", ", order),
            SegmentBySql = Quote.Identifiers(compression.SegmentBy.Select(name => name.ToString())),
            OrderBySql = string.Join(", ", order.Select(name => Quote.Identifier(name.ToString()) + " DESC")),
            Policy = $"{compression.After.Milliseconds / 1000}/{CompressEvery}/{Start(0)}",
        };
    }

    private CatalogAggregate Aggregate(string name, AggregateDeclaration aggregate, long start)
    {
        var (time, value) = (Quote.Identifier(declared.Time.ToString()), Quote.Identifier(aggregate.Value.ToString()));
        var by = string.Concat(aggregate.By.Select(column => ", " + Quote.Identifier(column.ToString())));
        var bucket = $"public.time_bucket(INTERVAL '{aggregate.Bucket.Milliseconds / 1000} seconds', {time})";
        var sql = $"SELECT {bucket} AS bucket{by}, count({value}) AS count, min({value}) AS least, max({value}) AS greatest, avg({value}) AS mean"
            + $" FROM {Quote.Qualified(place.Schema, place.Name)} GROUP BY 1{by}";
        return new CatalogAggregate(new ObjectId(ObjectKind.Aggregate, place.Database, place.Schema, name))
        {
            Definition = Fingerprint.Of(sql),
            Sql = sql,
            Table = place.Id(ObjectKind.Table),
            Owner = place.Owner ?? "",
            Refresh = $"{aggregate.RefreshFrom.Milliseconds / 1000}/{aggregate.RefreshEvery.Milliseconds / 1000}/{start}",
        };
    }

    private CatalogLifecycle Lifecycle(LifecycleDeclaration lifecycle) => new(place.Id(ObjectKind.Lifecycle))
    {
        WarmAfter = lifecycle.WarmAfter?.Milliseconds / 1000,
        Warm = lifecycle.Warm?.ToString(),
        ColdAfter = lifecycle.ColdAfter?.Milliseconds / 1000,
        Cold = lifecycle.Cold?.ToString(),
        DropAfter = lifecycle.DropAfter?.Milliseconds / 1000,
        Archive = lifecycle.Archive,
        ChunksPerRun = lifecycle.ChunksPerRun,
    };
}
