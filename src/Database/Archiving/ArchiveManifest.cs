using System.Text.Json;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>What an archive copy is; lies beside it, so that it can be read without the database from which it came.</summary>
public sealed record ArchiveManifest
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What the name of a manifest ends with.</summary>
    public const string Ending = ".json";

    /// <summary>The name of the region that the chunk is of.</summary>
    public required string Region { get; init; }

    /// <summary>The chunk that was copied, with its span of time.</summary>
    public required ArchiveChunk Chunk { get; init; }

    /// <summary>The columns, in the copy's order.</summary>
    public required IReadOnlyList<ArchiveColumn> Columns { get; init; }

    /// <summary>How many rows the copy holds.</summary>
    public required long Rows { get; init; }

    /// <summary>What <c>provision.fingerprint</c> says of the rows.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The copy's name in the bucket.</summary>
    public required string Key { get; init; }

    /// <summary>The copy's size in bytes, compressed.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the copy, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How the copy is written.</summary>
    public string Encoding { get; init; } = "PostgreSQL binary COPY, gzip";

    /// <summary>The manifest as it is written beside the copy.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    /// <summary>Reads a manifest as it lies beside a copy.</summary>
    /// <exception cref="DatabaseException">It is no manifest.</exception>
    public static async Task<ArchiveManifest> ReadAsync(Stream json, string key, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<ArchiveManifest>(json, Format, cancellation).ConfigureAwait(false) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new DatabaseException($"'{key}' is no manifest of an archived chunk. Name a chunk or object that `db archive list` shows.", inner: exception);
        }
    }
}
