namespace ClusterProvisioning.Database.Archiving;

/// <summary>A copy that was journaled.</summary>
/// <param name="Chunk">Of which chunk.</param>
public sealed record ArchivedChunk(ArchiveChunk Chunk)
{
    /// <summary>How many rows the copy holds.</summary>
    public required long Rows { get; init; }

    /// <summary>The copy's size in bytes, compressed.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the copy.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The fingerprint of the rows.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The copy's name in the bucket.</summary>
    public required string Key { get; init; }

    /// <summary>False where the chunk has changed since: the next run copies it anew.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>Whether the chunk is still in the database.</summary>
    public required bool IsLive { get; init; }
}
