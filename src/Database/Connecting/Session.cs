using ClusterProvisioning.Database.Desired;
using Npgsql;

namespace ClusterProvisioning.Database.Connecting;

/// <summary>The open connections of one run, one a database.</summary>
/// <param name="source">Opens them.</param>
internal sealed class Session(ConnectionSource source) : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private readonly Dictionary<string, NpgsqlConnection> _open = new(StringComparer.Ordinal);

    /// <summary>The connection to a database; opened at first use.</summary>
    public async Task<NpgsqlConnection> ToAsync(string database, CancellationToken cancellation)
    {
        if (!_open.TryGetValue(database, out var connection))
            _open[database] = connection = await source.OpenAsync(database, cancellation).ConfigureAwait(false);
        return connection;
    }

    /// <summary>Closes the connection to a database, which some statements want empty.</summary>
    public async Task LeaveAsync(string database)
    {
        if (database != ManagedScope.Maintenance && _open.Remove(database, out var connection))
            await connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Runs a statement for as long as it takes, and no longer than its server lives.</summary>
    /// <exception cref="DatabaseException">The server is gone.</exception>
    public async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // A batch sends the text as it stands; a command would look for parameters and semicolons in it.
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) }, Timeout = 0 };
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using (batch.ConfigureAwait(false))
        {
            var running = batch.ExecuteNonQueryAsync(given.Token);
            while (await Task.WhenAny(running, Task.Delay(LookEvery, cancellation)).ConfigureAwait(false) != running)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!await source.AnswersAsync(connection, cancellation).ConfigureAwait(false))
                    await given.CancelAsync().ConfigureAwait(false);
            }

            try
            {
                await running.ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
            {
                throw new DatabaseException($"{connection.Host} answers no more.", isUnreachable: true, exception);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _open.Values)
            await connection.DisposeAsync().ConfigureAwait(false);
        _open.Clear();
    }
}
