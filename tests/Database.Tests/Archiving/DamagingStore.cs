using ClusterProvisioning.Database.Archiving;

namespace ClusterProvisioning.Database.Tests.Archiving;

/// <summary>An archive that gives back copies with one byte changed.</summary>
internal sealed class DamagingStore(IArchiveStore inner, int position) : IArchiveStore
{
    public Task WriteAsync(string key, Stream content, CancellationToken cancellation) => inner.WriteAsync(key, content, cancellation);

    public async Task<Stream> OpenAsync(string key, CancellationToken cancellation)
    {
        await using var stream = await inner.OpenAsync(key, cancellation);
        var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellation);
        if (!key.EndsWith(ArchiveManifest.Ending, StringComparison.Ordinal))
            all.GetBuffer()[position < 0 ? all.Length + position : position] ^= 1;
        all.Position = 0;
        return all;
    }

    public void Dispose() => inner.Dispose();
}
