using System.Globalization;
using System.Text;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>The leader's machine loses its power while the database part is applied.</summary>
public sealed class InterruptedApplyTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private const int Tables = 120;
    private const int StepsBefore = 60;

    [Fact]
    [Trait("Length", "long")]
    public async Task An_apply_survives_a_failover_and_leaves_nothing_half_done()
    {
        await LabFixture.WaitForHealthAsync();
        var folder = Directory.CreateTempSubdirectory("region").FullName;
        var old = await LabFixture.LeaderAsync();
        try
        {
            var region = Path.Combine(folder, "many.yaml");
            await File.WriteAllTextAsync(region, Region());
            using var apply = ProvisionRun.Start("db", "apply", region, "--lab", LabFixture.Lab);
            var report = apply.StandardOutput.ReadToEndAsync();
            var error = await ReadStepsAsync(apply.StandardError);
            var killed = DateTimeOffset.UtcNow;
            using (var session = LabSession.Change(LabFolders.Default, ProjectLayout.Find(), LabFixture.Lab, "test"))
                await new NodePower(session, new Silence()).KillAsync(old, CancellationToken.None);
            var rest = apply.StandardError.ReadToEndAsync();
            using (var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5)))
                await apply.WaitForExitAsync(patience.Token);
            Measured("leader without power while applying, to the end of the apply", (DateTimeOffset.UtcNow - killed).TotalSeconds);
            apply.ExitCode.ShouldBe(0, $"{error}{await rest}\n{await report}");
            (DateTimeOffset.UtcNow - killed).TotalSeconds.ShouldBeGreaterThan(10, "the apply ended before the failover, so it shows nothing");
            (await LabFixture.LeaderAsync()).ShouldNotBe(old);
            (await ProvisionRun.OfAsync("db", "plan", region, "--lab", LabFixture.Lab)).ShouldSucceed().Output.ShouldContain("nothing to do");
            (await Lab.AsAdministratorAsync(
                await LabFixture.LeaderAsync(),
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'plant' AND tablename ~ '^extra'",
                LabFixture.Database)).ShouldBe(Tables.ToString(CultureInfo.InvariantCulture));
            (await LabFixture.LabAsync("start", old)).ShouldSucceed();
            await LabFixture.WaitForHealthAsync();
            (await ProvisionRun.OfAsync("db", "apply", "lab", "--lab", LabFixture.Lab, "--allow-destructive")).ShouldSucceed();
            (await ProvisionRun.OfAsync("db", "drift", "lab", "--lab", LabFixture.Lab)).ShouldSucceed();
        }
        finally
        {
            // Whatever became of the apply: the tests that follow want every machine.
            await LabFixture.LabAsync("start", old);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<StringBuilder> ReadStepsAsync(StreamReader error)
    {
        var text = new StringBuilder();
        for (var steps = 0; steps < StepsBefore; steps++)
            text.AppendLine((await error.ReadLineAsync()).ShouldNotBeNull($"the apply ended early: {text}"));
        return text;
    }

    private static string Region()
    {
        var text = new StringBuilder($"extends: {Path.Combine(ProjectLayout.Find().Regions, "lab.yaml")}\n"
            + "database:\n  databases:\n    manufacturing:\n      schemas:\n        plant:\n          tables:\n");
        for (var i = 0; i < Tables; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"            extra{i}:\n              columns: {{id: {{type: integer}}, at: {{type: timestamptz}}, note: {{type: text, nullable: true}}}}\n");
            text.Append(CultureInfo.InvariantCulture, $"              primaryKey: id\n              indexes: {{extra{i}_at_idx: {{columns: at}}}}\n");
            text.Append("              grants: {writer: [select, insert], reader: [select]}\n");
        }

        return text.ToString();
    }

    private sealed class Silence : ILabProgress
    {
        public void Say(string text)
        {
            // Nobody listens.
        }

        public void Step(string node, string step)
        {
            // Nobody listens.
        }
    }
}
