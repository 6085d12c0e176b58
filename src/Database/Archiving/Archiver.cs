using ClusterProvisioning.Database.Connecting;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>Copies chunks that are past their time to the archive, one after the other; a run that is broken off is simply run again.</summary>
/// <param name="source">Opens connections.</param>
/// <param name="store">The archive.</param>
/// <param name="region">The region's name.</param>
public sealed class Archiver(ConnectionSource source, IArchiveStore store, string region)
{
    /// <summary>Called before each step; a test breaks the run off here.</summary>
    internal Func<ArchiveStep, Task> BeforeStep { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Copies what is due in a database, until nothing is.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="progress">Hears of each copy once it is journaled.</param>
    /// <param name="cancellation">Ends the run; what is journaled stays.</param>
    /// <exception cref="DatabaseException">Another run is under way, or a copy cannot be made.</exception>
    public async Task<IReadOnlyList<ArchiveManifest>> RunAsync(string database, IProgress<ArchiveManifest>? progress, CancellationToken cancellation)
    {
        var connection = await source.OpenAsync(database, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var journal = new ArchiveJournal(connection, database);
            if (!await journal.IsThereAsync(cancellation).ConfigureAwait(false))
                return [];
            if (!await journal.TryLockAsync(cancellation).ConfigureAwait(false))
                throw new DatabaseException($"Another archive run is under way in database '{database}'. Wait for its end and run again.", isUnreachable: true);
            return await CopyAllAsync(journal, new ChunkExporter(connection, store, region, BeforeStep), progress, cancellation).ConfigureAwait(false);
        }
    }

    // A region makes more chunks a day than one look finds. One that somebody writes to all the while is copied once a run.
    private async Task<IReadOnlyList<ArchiveManifest>> CopyAllAsync(
        ArchiveJournal journal,
        ChunkExporter exporter,
        IProgress<ArchiveManifest>? progress,
        CancellationToken cancellation)
    {
        var (done, tried) = (new List<ArchiveManifest>(), new HashSet<ArchiveChunk>());
        while ((await journal.DueAsync(cancellation).ConfigureAwait(false)).Where(tried.Add).ToList() is { Count: > 0 } due)
        {
            foreach (var chunk in due)
            {
                done.Add(await ArchiveAsync(exporter, journal, chunk, cancellation).ConfigureAwait(false));
                progress?.Report(done[^1]);
            }
        }

        return done;
    }

    /// <summary>Every copy that was journaled in a database.</summary>
    public static async Task<IReadOnlyList<ArchivedChunk>> ListAsync(ConnectionSource source, string database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = await source.OpenAsync(database, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var journal = new ArchiveJournal(connection, database);
            return await journal.IsThereAsync(cancellation).ConfigureAwait(false) ? await journal.AllAsync(cancellation).ConfigureAwait(false) : [];
        }
    }

    private async Task<ArchiveManifest> ArchiveAsync(ChunkExporter exporter, ArchiveJournal journal, ArchiveChunk chunk, CancellationToken cancellation)
    {
        var manifest = await exporter.ExportAsync(chunk, cancellation).ConfigureAwait(false);
        await BeforeStep(ArchiveStep.Manifest).ConfigureAwait(false);
        using var json = new MemoryStream(manifest.ToJson());
        await store.WriteAsync(manifest.Key + ArchiveManifest.Ending, json, cancellation).ConfigureAwait(false);
        await BeforeStep(ArchiveStep.ReadBack).ConfigureAwait(false);
        await new ArchiveReader(store).VerifyAsync(manifest, cancellation).ConfigureAwait(false);
        await BeforeStep(ArchiveStep.Journal).ConfigureAwait(false);
        await journal.WriteAsync(manifest, cancellation).ConfigureAwait(false);
        return manifest;
    }
}
