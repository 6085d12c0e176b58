namespace ClusterProvisioning.Database.Archiving;

/// <summary>Where archive copies lie.</summary>
public interface IArchiveStore : IDisposable
{
    /// <summary>Writes an object, as a stream: whole or, where it fails, not at all.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="content">Its bytes; read once, to the end.</param>
    /// <param name="cancellation">Ends the write.</param>
    Task WriteAsync(string key, Stream content, CancellationToken cancellation);

    /// <summary>Opens an object for reading.</summary>
    /// <exception cref="DatabaseException">There is none.</exception>
    Task<Stream> OpenAsync(string key, CancellationToken cancellation);
}
