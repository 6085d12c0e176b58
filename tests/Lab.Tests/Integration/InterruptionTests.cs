using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>Labs of their own, ended half way.</summary>
public sealed class InterruptionTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private const string Other = "cuttest";
    private const int Interrupt = 2;
    private static readonly string RegionFile = Declare();

    [Fact]
    [Trait("Length", "long")]
    public async Task An_interrupted_up_goes_on_where_it_stopped_and_a_killed_one_goes_down_clean()
    {
        try
        {
            foreach (var moment in (string[])["pg1: files", "etcd1: running", ": leader"])
                await InterruptAsync(moment, Interrupt, exitCode: 1);
            var up = (await ProvisionRun.OfAsync("lab", "up", RegionFile, "--lab", Other)).ShouldSucceed();
            Measured("lab up after three interruptions", up.Seconds);
            var down = (await ProvisionRun.OfAsync("lab", "down", "--lab", Other)).ShouldSucceed();
            Measured("lab down, machines shut down", down.Seconds);
            Leftovers.Of(Other).ShouldBe(["folder " + LabFolders.Default.Lab(Other).Path]);
            await InterruptAsync("pg1: running", Signals.Kill, exitCode: 128 + Signals.Kill);
            var purge = (await ProvisionRun.OfAsync("lab", "down", "--purge", "--lab", Other)).ShouldSucceed();
            Measured("lab down --purge after kill -9 of the tool", purge.Seconds);
            await Leftovers.NothingStaysAsync(Other);
        }
        finally
        {
            if (Directory.Exists(LabFolders.Default.Lab(Other).Path))
                await ProvisionRun.OfAsync("lab", "down", "--purge", "--lab", Other);
        }
    }

    [Fact]
    public async Task Two_runs_at_once_are_refused()
    {
        using var first = ProvisionRun.Start("lab", "up", RegionFile, "--lab", Other);
        try
        {
            (await ProvisionRun.ReadUntilAsync(first, ": disks")).ShouldBeTrue();
            var second = await ProvisionRun.OfAsync("lab", "up", RegionFile, "--lab", Other);
            second.ExitCode.ShouldBe(1);
            second.Output.ShouldContain("is under way");
            second.Output.ShouldContain("lab up");
        }
        finally
        {
            Signals.Send(first.Id, Interrupt);
            await first.WaitForExitAsync();
            (await ProvisionRun.OfAsync("lab", "down", "--purge", "--lab", Other)).ShouldSucceed();
        }

        await Leftovers.NothingStaysAsync(Other);
    }

    private static string Declare()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("cut").FullName, "cut.yaml");
        File.WriteAllText(file, SmallRegion.Text());
        return file;
    }

    private static async Task InterruptAsync(string moment, int signal, int exitCode)
    {
        using var run = ProvisionRun.Start("lab", "up", RegionFile, "--lab", Other);
        (await ProvisionRun.ReadUntilAsync(run, moment)).ShouldBeTrue($"'{moment}' was not reached");
        Signals.Send(run.Id, signal).ShouldBeTrue();
        var rest = await run.StandardOutput.ReadToEndAsync() + await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(exitCode, $"after '{moment}': {rest}");
    }
}
