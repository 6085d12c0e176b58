namespace ClusterProvisioning.Database.Catalog;

/// <summary>Where a hypertable's chunks go as they age: a row of <c>provision.lifecycle</c>.</summary>
/// <param name="Id">The table.</param>
public sealed record CatalogLifecycle(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>Seconds after which a chunk moves to the warm tablespace.</summary>
    public long? WarmAfter { get; init; }

    /// <summary>The warm tablespace.</summary>
    public string? Warm { get; init; }

    /// <summary>Seconds after which a chunk moves to the cold tablespace.</summary>
    public long? ColdAfter { get; init; }

    /// <summary>The cold tablespace.</summary>
    public string? Cold { get; init; }

    /// <summary>Seconds after which a chunk is dropped.</summary>
    public long? DropAfter { get; init; }

    /// <summary>Whether a chunk is dropped only once its archive copy is verified.</summary>
    public bool Archive { get; init; }

    /// <summary>Chunks that one run moves or drops at most.</summary>
    public int ChunksPerRun { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
    [
        ("warm", Move(WarmAfter, Warm)), ("cold", Move(ColdAfter, Cold)), ("drop after", DropAfter is { } drop ? $"{drop} s" : ""),
        ("archive", Flag(Archive)), ("chunks per run", $"{ChunksPerRun}"),
    ];

    private static string Move(long? after, string? tablespace) => after is null ? "" : $"{tablespace} after {after} s";
}
