using System.Diagnostics;
using ClusterProvisioning.Database.Connecting;
using Npgsql;

namespace ClusterProvisioning.Database.Tests.Server;

/// <summary>A PostgreSQL of its own, reached over a socket in its folder; killable, startable, and gone with all it wrote in the end.</summary>
public sealed class ThrowawayServer : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"dbtest-{Guid.NewGuid():N}"[..20]);
    private Process? _process;

    // What initdb has made of this image; it takes a second and more of processor time, a copy a quarter.
    private static string Template => Path.Combine(AppContext.BaseDirectory, "Server", Path.GetFileName(ServerImage.Folder!));

    public string Dsn => $"Host={_folder}/socket;Username=postgres";

    /// <summary>A folder of the server's, as the server sees it.</summary>
    public static string Space(string name) => $"/srv/spaces/{name}";

    public static async Task<ThrowawayServer> StartNewAsync()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        var server = new ThrowawayServer();
        await server.StartAsync();
        return server;
    }

    /// <summary>A server of its own that begins with all that a killed one has left.</summary>
    public static async Task<ThrowawayServer> StartCopyAsync(ThrowawayServer dead)
    {
        dead.IsDead.ShouldBeTrue("of a running server a copy is none");
        var server = new ThrowawayServer();
        Directory.CreateDirectory(server._folder);
        using (var copy = Process.Start("cp", ["--archive", "--reflink=auto", $"{dead._folder}/data", $"{dead._folder}/spaces", server._folder]))
            await copy.WaitForExitAsync();
        await server.StartAsync();
        return server;
    }

    public ConnectionSource Connect() => new(Dsn, TimeSpan.FromSeconds(2));

    /// <summary>True after a kill, until the next start.</summary>
    public bool IsDead => _process is null;

    public async Task StartAsync()
    {
        // Two servers on one data folder would spoil it, and whatever is tried after.
        IsDead.ShouldBeTrue("the server runs already");
        var script = Path.Combine(AppContext.BaseDirectory, "Server", "server.sh");
        _process = Process.Start(new ProcessStartInfo("bash", [script, ServerImage.Folder!, _folder, Template])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        })!;
        var deadline = DateTimeOffset.UtcNow.AddMinutes(3);
        while (true)
        {
            try
            {
                await QueryAsync<int>("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (DateTimeOffset.UtcNow < deadline && !_process.HasExited)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException($"The server did not start: {await File.ReadAllTextAsync(Path.Combine(_folder, "log"))}", exception);
            }
        }
    }

    /// <summary>The power goes off: every process of the server is gone at once.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Makes the folders of tablespaces.</summary>
    public void MakeSpaces(IEnumerable<string> locations)
    {
        foreach (var location in locations)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "spaces", Path.GetFileName(location)));
            var owner = new DirectoryInfo(Path.Combine(_folder, "data"));
            using var chown = Process.Start("chown", ["--reference", owner.FullName, folder.FullName]);
            chown.WaitForExit();
        }
    }

    /// <summary>True if it was started and is gone though nobody killed it.</summary>
    public bool HasFallen => _process is { HasExited: true };

    /// <summary>What the server has logged.</summary>
    public async Task<string> LogAsync()
    {
        await using var log = new FileStream(Path.Combine(_folder, "log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Makes the roles that others bring, as Patroni does when it makes a cluster.</summary>
    public async Task MakeRolesAsync(IEnumerable<string> roles)
    {
        foreach (var role in roles)
        {
            if (await QueryAsync<string>($"SELECT rolname::text FROM pg_roles WHERE rolname = '{role}'") is null)
                await ExecuteAsync($"CREATE ROLE {role}");
        }
    }

    public async Task ExecuteAsync(string sql, string database = "postgres", string user = "postgres")
    {
        await using var connection = await OpenAsync(database, user);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync();
    }

    public async Task<T?> QueryAsync<T>(string sql, string database = "postgres", string user = "postgres")
    {
        await using var connection = await OpenAsync(database, user);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async Task<NpgsqlConnection> OpenAsync(string database, string user = "postgres", string? password = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(Dsn) { Database = database, Username = user, Password = password, Pooling = false, Timeout = 5 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
