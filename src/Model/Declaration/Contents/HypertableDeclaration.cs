using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A table that TimescaleDB cuts into chunks by time.</summary>
public sealed record HypertableDeclaration
{
    /// <summary>The time column.</summary>
    public required SqlName Time { get; init; }

    /// <summary>How long one chunk lasts; from rate and memory unless given.</summary>
    public Duration? ChunkInterval { get; init; }

    /// <summary>Rows written a second, for the chunk interval.</summary>
    public double RowsPerSecond { get; init; } = 1000;

    /// <summary>Bytes of one row with its indexes, for the chunk interval.</summary>
    public int RowBytes { get; init; } = 100;

    /// <summary>Cuts chunks by a second column too.</summary>
    public SpaceDeclaration? Space { get; init; }

    /// <summary>Compresses old chunks (community edition).</summary>
    public CompressionDeclaration? Compression { get; init; }

    /// <summary>Continuous aggregates by name (community edition).</summary>
    public IReadOnlyDictionary<SqlName, AggregateDeclaration> Aggregates { get; init; } = new OrderedDictionary<SqlName, AggregateDeclaration>();

    /// <summary>Where chunks go as they age, and when they are dropped.</summary>
    public LifecycleDeclaration? Lifecycle { get; init; }
}
