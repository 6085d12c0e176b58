namespace ClusterProvisioning.Database.Archiving;

/// <summary>A chunk of a hypertable.</summary>
/// <param name="Database">The database.</param>
/// <param name="Schema">The hypertable's schema.</param>
/// <param name="Table">The hypertable.</param>
/// <param name="ChunkSchema">The chunk's schema.</param>
/// <param name="ChunkName">The chunk.</param>
/// <param name="From">The first moment of its range.</param>
/// <param name="Until">The first moment after it.</param>
public sealed record ArchiveChunk(string Database, string Schema, string Table, string ChunkSchema, string ChunkName, DateTime From, DateTime Until)
{
    /// <summary>The chunk's name as <c>db archive restore</c> takes it.</summary>
    public string Name => $"{ChunkSchema}.{ChunkName}";
}
