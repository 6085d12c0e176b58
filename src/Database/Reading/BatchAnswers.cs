using Npgsql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>The answers of a batch, one statement after the other.</summary>
/// <param name="reader">The batch's reader.</param>
internal sealed class BatchAnswers(NpgsqlDataReader reader)
{
    private bool _started;

    /// <summary>The rows of the batch's next statement.</summary>
    public async Task<List<T>> NextAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        if (_started && !await reader.NextResultAsync(cancellation).ConfigureAwait(false))
            throw new InvalidOperationException("The batch has fewer answers than were read from it.");
        _started = true;
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            rows.Add(read(reader));
        return rows;
    }
}
