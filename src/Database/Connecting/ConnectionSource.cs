using System.Collections.Concurrent;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Host;
using Npgsql;

namespace ClusterProvisioning.Database.Connecting;

/// <summary>Opens connections to the primary, one a database.</summary>
public sealed class ConnectionSource : IAsyncDisposable
{
    // Settings of databases and roles would change how expressions read back, or what a statement means.
    private const string Options =
        "-c search_path=pg_catalog -c standard_conforming_strings=on -c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c transaction_timeout=0"
        + " -c default_tablespace= -c default_transaction_read_only=off -c row_security=on -c client_min_messages=warning"
        + " -c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex"
        // Short queries over a large catalog: compiling or parallelising them takes longer than they do.
        + " -c jit=off -c max_parallel_workers_per_gather=0";

    private const int SecondsToAnswer = 3;
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly ConcurrentDictionary<string, NpgsqlDataSource> _databases = new(StringComparer.Ordinal);

    /// <summary>Takes an Npgsql connection string, or a postgres:// address. Several hosts: the primary among them is found.</summary>
    /// <param name="dsn">The connection string.</param>
    /// <param name="lockTimeout">How long a statement waits for a lock before it is tried again.</param>
    public ConnectionSource(string dsn, TimeSpan lockTimeout)
    {
        _settings = Parse(dsn);
        _settings.Pooling = false;
        _settings.ApplicationName = "provision";
        _settings.Options = $"{Options} -c lock_timeout={(int)lockTimeout.TotalMilliseconds}";
        _settings.IncludeErrorDetail = false;
    }

    /// <summary>The hosts, for messages.</summary>
    public string Hosts => _settings.Host ?? "localhost";

    /// <summary>Opens a connection to the primary.</summary>
    /// <exception cref="DatabaseException">There is no primary to be reached.</exception>
    public async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellation)
    {
        try
        {
            return await To(database).OpenConnectionAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            const string Next = "Look whether the cluster runs, and whether this machine may connect (flow admin-sql).";
            throw new DatabaseException(
                $"No primary among {Hosts} could be reached for database '{database}': {Innermost(exception)}. {Next}",
                isUnreachable: true,
                exception);
        }
    }

    /// <summary>Asks until a member takes writes, or the time is over: the machines of a new region come up meanwhile.</summary>
    /// <param name="waiting">How often and how long it asks.</param>
    /// <param name="told">Told why not yet, after each question.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DatabaseException">None did in time.</exception>
    public async Task WaitForPrimaryAsync(Waiting waiting, Action<string> told, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(told);
        var last = "";
        var problem = await waiting.UntilAsync(
            why => why is null,
            async token =>
            {
                var why = await WhyNotYetAsync(token).ConfigureAwait(false);
                if (why is not null && why != last)
                    told(last = why);
                return why;
            },
            cancellation).ConfigureAwait(false);
        if (problem is not null)
            throw new DatabaseException($"None among {Hosts} took writes within {waiting.Most.TotalSeconds:0} s. {problem}", isUnreachable: true);
    }

    /// <summary>True if the server behind a connection still takes new ones. One whose machine lost its
    /// power says no goodbye: a statement that waits for it would wait for ever.</summary>
    public async Task<bool> AnswersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var settings = new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
        {
            Host = connection.Host,
            Port = connection.Port,
            Database = ManagedScope.Maintenance,
            Timeout = SecondsToAnswer,
        };
        var probe = new NpgsqlConnection(settings.ConnectionString);
        await using (probe.ConfigureAwait(false))
        {
            try
            {
                await probe.OpenAsync(cancellation).ConfigureAwait(false);
                return true;
            }
            catch (PostgresException)
            {
                // Full, or about to stop: it will say so on the connection itself.
                return true;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values)
            await database.DisposeAsync().ConfigureAwait(false);
    }

    // A single host may be a standby, or still recover: that it answers is not enough.
    private async Task<string?> WhyNotYetAsync(CancellationToken cancellation)
    {
        try
        {
            var connection = await OpenAsync(ManagedScope.Maintenance, cancellation).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var command = new NpgsqlCommand("SELECT pg_is_in_recovery()", connection);
                await using (command.ConfigureAwait(false))
                    return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true ? $"{Hosts} is a standby, or recovers." : null;
            }
        }
        catch (DatabaseException exception) when (exception.IsUnreachable)
        {
            return exception.Message;
        }
        catch (NpgsqlException exception)
        {
            return exception.Message;
        }
    }

    private NpgsqlDataSource To(string database) => _databases.GetOrAdd(database, name =>
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Database = name }.ConnectionString);
        // One round trip less: the built-in types are all that is read.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return Hosts.Contains(',', StringComparison.Ordinal) ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary) : builder.Build();
    });

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');

    private static NpgsqlConnectionStringBuilder Parse(string dsn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dsn);
        try
        {
            return dsn.StartsWith("postgres://", StringComparison.Ordinal) || dsn.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromAddress(new Uri(dsn))
                : new NpgsqlConnectionStringBuilder(dsn);
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException or FormatException)
        {
            throw new DatabaseException("The --dsn is neither a connection string (Host=…;Username=…) nor a postgres:// address.", inner: exception);
        }
    }

    private static NpgsqlConnectionStringBuilder FromAddress(Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder { Host = address.Host, Port = address.IsDefaultPort || address.Port < 0 ? 5432 : address.Port };
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (Uri.UnescapeDataString(pair.Split('=')[0]), Uri.UnescapeDataString(pair.Split('=', 2)[^1]));
            settings[name == "sslmode" ? "SSL Mode" : name == "sslrootcert" ? "Root Certificate" : name] = value.Replace("-", "", StringComparison.Ordinal);
        }

        return settings;
    }
}
