
namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>A test on the lab; skipped, with the reason, where no lab can run.</summary>
[Collection(LabCollection.Name)]
[Trait("Needs", "root on Debian")]
public abstract class LabTest : IAsyncLifetime
{
    // Looks, not seconds: on a busy host a look takes as long as what it waits for.
    private const int MostLooks = 150;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>What makes the rest of a machine's command line run as postgres.</summary>
    protected static IReadOnlyList<string> AsPostgres { get; } = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"];

    protected LabTest(LabFixture lab, ITestOutputHelper output)
    {
        Assert.SkipWhen(LabFixture.Obstacle is not null, LabFixture.Obstacle ?? "");
        (Lab, Output) = (lab, output);
    }

    protected LabFixture Lab { get; }

    protected ITestOutputHelper Output { get; }

    /// <summary>Puts back what a test that failed left behind, so that one fault is told once.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var what in await LabFixture.PutBackAsync())
            Output.WriteLine($"an earlier test left behind: {what}");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Prints what was measured, and keeps it for the report.</summary>
    protected void Measured(string what, double seconds) => Measurements.Add(Output, what, seconds);

    /// <summary>The leader of a healthy, backed up lab, with a table of numbers made on it.</summary>
    protected async Task<string> LeaderWithAsync(string table)
    {
        await LabFixture.WaitForHealthAsync();
        await UntilAsync("a backup", async () => (await LabFixture.StatusAsync()).Repositories.All(each => each.Backups > 0));
        var leader = await LabFixture.LeaderAsync();
        await AskAsync(leader, $"CREATE TABLE public.{table} (n int)");
        return leader;
    }

    /// <summary>Asks the leader, as the administrator.</summary>
    protected Task<string?> AskAsync(string leader, string sql) => Lab.AsAdministratorAsync(leader, sql, LabFixture.Database);

    /// <summary>Starts a unit, as its timer does, and gives what it wrote.</summary>
    protected static async Task<string> OutputAsync(string node, string unit)
    {
        var script = $"since=$(date +%s.%N); systemctl start {unit} || exit 1; journalctl --quiet --output=cat --since=@$since _SYSTEMD_UNIT={unit}.service";
        return (await LabFixture.ExecAsync(node, "sh", "-c", script)).ShouldSucceed().Output.Trim();
    }

    /// <summary>Waits until something is so; fails with what it waited for.</summary>
    protected static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        for (var look = 1; !await isSo(); look++)
        {
            if (look == MostLooks)
                throw new TimeoutException($"{what}: not after {look} looks");
            await Task.Delay(BetweenLooks);
        }
    }
}
