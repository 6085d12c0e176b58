using ClusterProvisioning.Database.Desired;
using Npgsql;

namespace ClusterProvisioning.Database.Connecting;

/// <summary>The open connections of one run, one a database.</summary>
/// <param name="source">Opens them.</param>
internal sealed class Session(ConnectionSource source) : IAsyncDisposable
{
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _open.Values)
            await connection.DisposeAsync().ConfigureAwait(false);
        _open.Clear();
    }
}
