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

    /// <summary>Runs a statement for as long as it takes.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // A batch sends the text as it stands; a command would look for parameters and semicolons in it.
        var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) }, Timeout = 0 };
        await using (batch.ConfigureAwait(false))
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Works on a connection for as long as it takes, and no longer than its server lives: one whose machine lost its power
    /// says no goodbye, and a commit, a rollback or a cancellation would wait for its answer for a quarter of an hour.</summary>
    /// <exception cref="DatabaseException">The server is gone; the connection is forgotten, and what waits for it is left behind.</exception>
    public async Task<T> WhileItAnswersAsync<T>(NpgsqlConnection connection, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = work(given.Token);
        while (await Task.WhenAny(running, Task.Delay(LookEvery, cancellation)).ConfigureAwait(false) != running)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await source.AnswersAsync(connection, cancellation).ConfigureAwait(false) || running.IsCompleted)
                continue;
            _ = given.CancelAsync();
            _ = running.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            foreach (var database in _open.Where(each => each.Value == connection).Select(each => each.Key).ToList())
                _open.Remove(database);
            throw new DatabaseException($"{connection.Host} answers no more.", isUnreachable: true);
        }

        return await running.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A dead server's connections may not close either.
        await Task.WhenAny(Task.WhenAll(_open.Values.Select(connection => connection.DisposeAsync().AsTask())), Task.Delay(LookEvery)).ConfigureAwait(false);
        _open.Clear();
    }
}
