using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.Status;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>A lab of a small region's file, which tests change.</summary>
public sealed class RolloutFixture : IAsyncLifetime
{
    public const string Lab = "rolltest";
    private static readonly TimeSpan HealthDeadline = TimeSpan.FromSeconds(180);
    private readonly string _folder = Directory.CreateTempSubdirectory("rollout").FullName;
    private string _postgresql = "";

    /// <summary>The region file.</summary>
    public string RegionFile => Path.Combine(_folder, "roll.yaml");

    public async ValueTask InitializeAsync()
    {
        if (LabFixture.Obstacle is not null)
            return;
        if (Directory.Exists(LabFolders.Default.Lab(Lab).Path))
            (await ProvisionRun.OfAsync("lab", "down", "--purge", "--lab", Lab)).ShouldSucceed();
        Declare();
        (await ProvisionRun.OfAsync("lab", "up", RegionFile, "--lab", Lab)).ShouldSucceed();
        // In a schema that nobody declares, so that it is no drift.
        await AsAdministratorAsync(
            await LeaderAsync(),
            "CREATE TABLE public.written (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY); GRANT SELECT, INSERT ON public.written TO writer",
            LabFixture.Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (LabFixture.Obstacle is not null)
            return;
        (await ProvisionRun.OfAsync("lab", "down", "--purge", "--lab", Lab)).ShouldSucceed();
        await Leftovers.NothingStaysAsync(Lab);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes the region file.</summary>
    /// <param name="postgresql">More of <c>postgresql</c>, in flow style; as before unless given.</param>
    /// <param name="groups">More of the primary site's groups, in flow style.</param>
    /// <param name="healthTimeout">How long a machine may take.</param>
    /// <param name="poolers">What becomes of the primary site's poolers but the first.</param>
    public void Declare(
        string? postgresql = null,
        string groups = "standby: ~",
        string healthTimeout = "3min",
        string poolers = "pooler2: ~, pooler3: ~") =>
            File.WriteAllText(RegionFile, SmallRegion.Text(_postgresql = postgresql ?? _postgresql, groups, healthTimeout, poolers));

    /// <summary>Rolls the region file out.</summary>
    internal Task<ProvisionRun> RolloutAsync(params string[] options) => ProvisionRun.OfAsync(["rollout", RegionFile, "--lab", Lab, .. options]);

    /// <summary>A row, written through the poolers.</summary>
    internal static async Task<string?> WriteAsync()
    {
        using var session = Look();
        var region = session.Lab.Plan.Region;
        return await ApplicationAccess.To(session.Lab, region.Primary!, region.Declared.Haproxy.WritePort)
            .WithServerAsync(connection => LabFixture.Scalar(connection, "INSERT INTO public.written DEFAULT VALUES RETURNING id"));
    }

    /// <summary>A statement on one member, as administrator.</summary>
    internal static async Task<string?> AsAdministratorAsync(string node, string sql, string database = "postgres")
    {
        using var session = Look();
        using var access = new AdminAccess(session.Lab, session.Lab.Plan.Region.Primary!.Name.ToString());
        return await access.WithServerAsync(session.Lab.Plan.Node(node), database, connection => LabFixture.Scalar(connection, sql));
    }

    internal static async Task<LabStatus> StatusAsync()
    {
        using var session = Look();
        return await new StatusReader(session).ReadAsync(CancellationToken.None);
    }

    internal static async Task<string> LeaderAsync()
    {
        for (var until = DateTimeOffset.UtcNow + HealthDeadline; ; await Task.Delay(500))
        {
            if ((await StatusAsync()).Nodes.FirstOrDefault(node => node.Member?.IsPrimary == true) is { } leader)
                return leader.Name;
            (DateTimeOffset.UtcNow < until).ShouldBeTrue("nobody leads");
        }
    }

    private static LabSession Look() => LabSession.Look(LabFolders.Default, ProjectLayout.Find(), Lab);
}
