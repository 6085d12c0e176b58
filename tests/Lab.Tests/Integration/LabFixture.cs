using System.Globalization;
using ClusterProvisioning.Fleet.Health;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.Status;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile;
using Npgsql;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>One lab for all tests that leave it as healthy as they found it.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    public const string Lab = "labtest";

    /// <summary>The database that the lab's region declares.</summary>
    public const string Database = "manufacturing";

    // Looks, not seconds: on a busy host a look takes as long as what it waits for.
    private const int LooksForHealth = 60;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    internal LabSession Session { get; private set; } = null!;

    internal LabContext Context => Session.Lab;

    internal ProvisionRun Up { get; private set; } = null!;

    internal static string? Obstacle =>
        !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "needs root: sudo ./test"
        : !File.Exists("/etc/debian_version") ? "needs Debian"
        : null;

    public async ValueTask InitializeAsync()
    {
        if (Obstacle is not null)
            return;
        if (Directory.Exists(LabFolders.Default.Lab(Lab).Path))
            (await ProvisionRun.OfAsync("lab", "down", "--purge", "--lab", Lab)).ShouldSucceed();
        Up = (await ProvisionRun.OfAsync("lab", "up", "--lab", Lab)).ShouldSucceed();
        Session = LabSession.Look(LabFolders.Default, ProjectLayout.Find(), Lab);
        // In a schema that nobody declares, so that it is no drift.
        await AsAdministratorAsync(
            await LeaderAsync(),
            "CREATE TABLE public.written (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                + "at timestamptz DEFAULT clock_timestamp(), node inet DEFAULT inet_server_addr()); "
                + "GRANT SELECT, INSERT ON public.written TO writer, reader",
            Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (Obstacle is not null)
            return;
        Session?.Dispose();
        (await ProvisionRun.OfAsync("lab", "down", "--purge", "--lab", Lab)).ShouldSucceed();
        await Leftovers.NothingStaysAsync(Lab);
    }

    /// <summary>Runs a verb of <c>lab</c> on this lab.</summary>
    internal static Task<ProvisionRun> LabAsync(string verb, params string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--");
        return at < 0
            ? ProvisionRun.OfAsync(["lab", verb, .. arguments, "--lab", Lab])
            : ProvisionRun.OfAsync(["lab", verb, .. arguments[..at], "--lab", Lab, .. arguments[at..]]);
    }

    /// <summary>Runs a command in a machine of this lab.</summary>
    internal static Task<ProvisionRun> ExecAsync(string node, params IReadOnlyList<string> command) => NodeExec.OfAsync(Lab, node, command);

    /// <summary>A statement through the poolers, as the application.</summary>
    internal async Task<string?> AsApplicationAsync(string sql, bool read = false)
    {
        var ports = Context.Plan.Region.Declared.Haproxy;
        var access = ApplicationAccess.To(Context, Context.Plan.Region.Sites[0], read ? ports.ReadPort : ports.WritePort);
        return await access.WithServerAsync(connection => Scalar(connection, sql));
    }

    /// <summary>A statement on one member, as administrator.</summary>
    internal async Task<string?> AsAdministratorAsync(string node, string sql, string database = "postgres")
    {
        using var access = new AdminAccess(Context, Context.Plan.Region.Sites[0].Name.ToString());
        return await access.WithServerAsync(Context.Plan.Node(node), database, connection => Scalar(connection, sql));
    }

    internal static async Task<LabStatus> StatusAsync()
    {
        // A new look each time: processes come and go.
        using var session = LabSession.Look(LabFolders.Default, ProjectLayout.Find(), Lab);
        return await new StatusReader(session).ReadAsync(CancellationToken.None);
    }

    /// <summary>The primary, by its cluster's own word; a whole status asks thirty machines.</summary>
    internal static async Task<string> LeaderAsync()
    {
        using var session = LabSession.Look(LabFolders.Default, ProjectLayout.Find(), Lab);
        var site = session.Lab.Plan.Region.Primary!.Name.ToString();
        using var access = new LabAccess(session.Lab);
        var running = session.Lab.Plan.NodesOf(NodeRole.Database).Where(node => node.Site == site && access.IsOn(node.Name)).Select(node => node.Name).ToList();
        return (await new MemberReader(access, site, running).ReadAsync(CancellationToken.None)).Single(member => member.IsPrimary).Name;
    }

    /// <summary>Joins cables that are cut and starts machines that are off.</summary>
    /// <returns>What was cut or off.</returns>
    internal static async Task<IReadOnlyList<string>> PutBackAsync()
    {
        using var session = LabSession.Look(LabFolders.Default, ProjectLayout.Find(), Lab);
        var cuts = session.Lab.State.State.Cuts;
        var off = session.Lab.Plan.Nodes.Where(node => session.Lab.Machine(node).Init is null).Select(node => node.Name).ToList();
        foreach (var cut in cuts)
            (await LabAsync("heal", cut.Split('/'))).ShouldSucceed();
        foreach (var node in off)
            (await LabAsync("start", node)).ShouldSucceed();
        return [.. cuts.Select(cut => $"{cut} is cut"), .. off.Select(node => $"{node} is off")];
    }

    /// <summary>Waits until every machine is healthy.</summary>
    /// <returns>How many seconds that took.</returns>
    internal static async Task<double> WaitForHealthAsync()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var look = 1; await StatusAsync() is { IsHealthy: false } status; look++)
        {
            if (look == LooksForHealth)
                throw new TimeoutException($"ill after {look} looks: {string.Join("; ", Ill(status))}");
            await Task.Delay(BetweenLooks);
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static IEnumerable<string> Ill(LabStatus status) =>
    [
        .. status.Nodes.Where(node => !node.IsHealthy).Select(node => $"{node.Name}: {node.Detail}"),
        .. status.Repositories.Where(each => each.Problem is not null).Select(each => each.Problem!),
        .. status.Problems,
        .. status.Cuts.Select(cut => $"{cut} is cut"),
    ];

    /// <summary>The members that may lead the primary site's cluster.</summary>
    internal IReadOnlyList<string> Members =>
        [.. Context.Plan.Region.Primary!.Groups.First(group => group.Name.ToString() == "database").Nodes.Select(node => node.Name.ToString())];

    internal IReadOnlyList<string> Databases => [.. Context.Plan.NodesOf(NodeRole.Database).Select(node => node.Name)];

    internal static string? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
