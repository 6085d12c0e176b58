using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.Tests.Integration.Segmentation;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>Who reaches whom: everyone against every port of every machine, held against the declared flows.</summary>
public sealed class SegmentationTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    // No daemon's and no flow's.
    private const int Unknown = 4444;
    private const int MostInMessage = 200;

    [Fact]
    public async Task A_connection_is_accepted_exactly_if_a_declared_flow_allows_it()
    {
        await LabFixture.WaitForHealthAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var session = Look();
        var matrix = new SegmentationMatrix(session.Lab);
        await using var strangers = await Strangers.PlugAsync(session.Lab);
        var targets = matrix.Targets(Unknown);
        using var listeners = await matrix.ListenAsync(targets);
        var findings = await matrix.ProbeAsync([.. matrix.Machines, .. strangers.Sources], targets);
        Measured("segmentation matrix", watch.Elapsed.TotalSeconds);
        var results = string.Join(
            ", ",
            findings.CountBy(each => each.Result).OrderBy(each => each.Key).Select(each => $"{each.Value} {each.Key.ToString().ToLowerInvariant()}"));
        var sources = $"{findings.Count} probes from {matrix.Machines.Count} machines and {strangers.Sources.Count} other hosts";
        var places = $"{targets.Select(each => each.Address).Distinct().Count()} addresses, {targets.Select(each => each.Port).Distinct().Count()} ports";
        Output.WriteLine($"{sources} to {places} ({listeners.Count} temporary listeners): {results}");
        var wrong = findings.Where(each => !each.IsRight).Select(each => each.ToString()).ToList();
        wrong.ShouldBeEmpty($"{wrong.Count} wrong:\n{string.Join('\n', wrong.Take(MostInMessage))}");
        var walked = findings.Select(each => each.Flow).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Connections.Of(Lab.Context.Plan.Region)
            .Select(each => each.Flow.ToString())
            .Distinct()
            .ShouldBeSubsetOf(walked, "each flow that leads anywhere must have been walked");
    }

    [Theory]
    [InlineData(true, "accepted")]
    [InlineData(false, "refused")]
    public async Task A_hole_in_a_firewall_is_found_and_told_from_a_reset(bool listens, string result)
    {
        using var session = Look();
        var matrix = new SegmentationMatrix(session.Lab);
        await using var strangers = await Strangers.PlugAsync(session.Lab);
        var targets = matrix.Targets(Unknown).Where(each => each.Port == Unknown && each.Group.Name.ToString() == "database").ToList();
        using var listeners = await matrix.ListenAsync(listens ? targets : []);
        (await LabFixture.ExecAsync("pg1", "nft", "insert", "rule", "inet", "node", "input", "tcp", "dport", $"{Unknown}", "accept")).ShouldSucceed();
        try
        {
            var findings = await matrix.ProbeAsync([.. strangers.Sources.Where(each => each.Network?.Name.ToString() == "database")], targets);
            findings.Where(each => !each.IsRight)
                .Select(each => each.ToString())
                .ShouldBe([$"a host of primary/database → pg1 (database) 10.2.1.11:{Unknown}: {result}, no flow allows it"]);
        }
        finally
        {
            (await LabFixture.ExecAsync("pg1", "nft", "-f", "/etc/nftables.conf")).ShouldSucceed();
        }
    }

    // A new look: other tests have switched machines off and on.
    private static LabSession Look() => LabSession.Look(LabFolders.Default, ProjectLayout.Find(), LabFixture.Lab);
}
