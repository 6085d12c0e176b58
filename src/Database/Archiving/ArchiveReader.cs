using System.IO.Compression;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>Reads copies back from the archive and refuses those that are not what was written.</summary>
/// <param name="store">The archive.</param>
internal sealed class ArchiveReader(IArchiveStore store)
{
    private const string Next = "look for another version of the object in the bucket.";

    /// <summary>The manifest that lies beside a copy.</summary>
    public async Task<ArchiveManifest> ManifestAsync(string key, CancellationToken cancellation)
    {
        var json = await store.OpenAsync(key + ArchiveManifest.Ending, cancellation).ConfigureAwait(false);
        await using (json.ConfigureAwait(false))
            return await ArchiveManifest.ReadAsync(json, key, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads a copy and its manifest from the archive, to the last byte and row, and compares them with what was written.</summary>
    /// <exception cref="DatabaseException">They differ.</exception>
    public async Task VerifyAsync(ArchiveManifest written, CancellationToken cancellation)
    {
        var found = await ManifestAsync(written.Key, cancellation).ConfigureAwait(false);
        if (!found.ToJson().AsSpan().SequenceEqual(written.ToJson()))
            throw new DatabaseException($"The manifest of '{written.Key}' reads back otherwise than it was written. Look at the bucket, and run again.");
        var rows = await ReadAsync(written, (stream, token) => BinaryCopy.CountRowsAsync(stream, token), cancellation).ConfigureAwait(false);
        if (rows != written.Rows)
            throw Wrong(written, $"{written.Rows} rows", $"{rows} rows");
    }

    /// <summary>Hands on the uncompressed rows of a copy; what was made of them counts only if the copy's hash is right, which shows at its end.</summary>
    public async Task<T> ReadAsync<T>(ArchiveManifest manifest, Func<Stream, CancellationToken, Task<T>> take, CancellationToken cancellation)
    {
        var bytes = await store.OpenAsync(manifest.Key, cancellation).ConfigureAwait(false);
        await using (bytes.ConfigureAwait(false))
        {
            var hashed = new HashingStream(bytes);
            await using (hashed.ConfigureAwait(false))
            {
                try
                {
                    var gzip = new GZipStream(hashed, CompressionMode.Decompress, leaveOpen: true);
                    T taken;
                    await using (gzip.ConfigureAwait(false))
                        taken = await take(gzip, cancellation).ConfigureAwait(false);
                    await hashed.CopyToAsync(Stream.Null, cancellation).ConfigureAwait(false);
                    return hashed.Sha256 == manifest.Sha256 ? taken : throw Wrong(manifest, $"SHA-256 {manifest.Sha256}", hashed.Sha256);
                }
                catch (InvalidDataException exception)
                {
                    throw new DatabaseException(
                        $"The copy '{manifest.Key}' cannot be read: {exception.Message.TrimEnd('.')}. It is damaged; {Next}",
                        inner: exception);
                }
            }
        }
    }

    /// <summary>The error for a copy that is not what its manifest says.</summary>
    public static DatabaseException Wrong(ArchiveManifest manifest, string wanted, string found) =>
        new($"The copy '{manifest.Key}' is damaged: wanted {wanted}, found {found}. Nothing was taken from it; {Next}");
}
