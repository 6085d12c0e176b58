using System.Globalization;
using System.Text.Json;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.NodeFiles.Backup;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Lab.Restores;

/// <summary>Restores a backup onto a spare machine of a lab, by the script that its bundle brings.</summary>
/// <param name="session">The run.</param>
/// <param name="progress">Is told of each step.</param>
public sealed class RestoreRun(LabSession session, ILabProgress progress)
{
    private const string Script = "/usr/local/sbin/cluster-restore";
    private const string Latest = "latest";
    private const int LinesInMessage = 6;
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private LabContext Lab => session.Lab;

    /// <summary>How a moment is written for pgBackRest.</summary>
    public static string GoalOf(DateTimeOffset? moment) => moment?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture) ?? Latest;

    /// <summary>Restores, checks, and leaves the copy running on its machine.</summary>
    public async Task<RestoreReport> RestoreAsync(RestoreOrder order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var node = Spare(order.Node);
        var (repository, goal) = (NumberOf(order.Repository), GoalOf(order.To));
        progress.Step(node.Name, $"restoring {goal}{(order.Repository is null ? "" : $" from {order.Repository}")}, recovering, reading every page");
        var output = await RunAsync(node, ["restore", repository.ToString(CultureInfo.InvariantCulture), goal, .. order.Expected.SelectMany(each => new[] { each.Database, each.Table })], cancel).ConfigureAwait(false);
        var report = JsonSerializer.Deserialize<RestoreReport>(output, Format)!;
        return report with { Differences = [.. order.Expected.Where(each => report.Rows[each.Key] != each.Rows).Select(each => $"{each.Key}: {each.Rows} rows were expected, {report.Rows[each.Key]} are there")] };
    }

    /// <summary>Ends the copy and removes it.</summary>
    public async Task CleanAsync(string? name, CancellationToken cancel)
    {
        var node = Spare(name);
        await RunAsync(node, ["clean"], cancel).ConfigureAwait(false);
        progress.Step(node.Name, "is empty again");
    }

    private LabNode Spare(string? name)
    {
        var spares = Lab.Plan.NodesOf(NodeRole.Restore).ToList();
        var node = name is null ? spares.FirstOrDefault() : Lab.Plan.Node(name);
        if (node is null)
            throw new LabException($"Region {Lab.Plan.Region.Name} has no spare machine; a restore never goes to a member: declare a group with role restore.");
        return node.Role == NodeRole.Restore
            ? node
            : throw new LabException($"{node.Name} is {node.Role?.ToString().ToLowerInvariant() ?? "router"} of the cluster and would be overwritten; a restore goes to a spare machine: {(spares.Count == 0 ? "declare a group with role restore" : string.Join(", ", spares.Select(each => each.Name)))}.");
    }

    // 0 is the one of the machine's own site.
    private int NumberOf(string? name)
    {
        if (name is null)
            return 0;
        var all = BackupRepository.Of(Lab.Plan.Region);
        return all.FirstOrDefault(each => each.Name == name)?.Number
            ?? throw new LabException($"Region {Lab.Plan.Region.Name} has no repository '{name}'; it has {string.Join(", ", all.Select(each => each.Name))}.");
    }

    private async Task<string> RunAsync(LabNode node, IReadOnlyList<string> words, CancellationToken cancel)
    {
        HostProcess init = Lab.Machine(node).Init ?? throw new LabException($"{node.Name} is off; start it first: provision lab start {node.Name} --lab {Lab.Folder.Name}");
        var result = await NodeShell.Run(init, terminal: false, [Script, .. words]).TryAsync(cancel).ConfigureAwait(false);
        Lab.Log.Information("{Node}: {Words}: {ExitCode}\n{Error}", node.Name, words, result.ExitCode, result.Error);
        return result.ExitCode == 0
            ? result.Output
            : throw new LabException($"{node.Name}: {string.Join('\n', result.Error.Trim().Split('\n').TakeLast(LinesInMessage).SkipWhile(line => !line.Contains("cluster-restore:", StringComparison.Ordinal) && !line.Contains("ERROR", StringComparison.Ordinal)))}");
    }
}
