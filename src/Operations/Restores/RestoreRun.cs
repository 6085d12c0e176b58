using System.Globalization;
using System.Text.Json;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.PgBackRest;

namespace ClusterProvisioning.Operations.Restores;

/// <summary>Restores a backup onto a spare machine, by the script that its bundle brings.</summary>
/// <param name="fleet">The machines.</param>
/// <param name="say">Is told of each step: the machine, and what happens.</param>
public sealed class RestoreRun(IFleet fleet, Action<string, string> say)
{
    private const string Script = "/usr/local/sbin/cluster-restore";
    private const string Latest = "latest";
    private const int LinesInMessage = 6;
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    // A transient unit of the machine: with its capabilities and in its control group.
    private static readonly string[] AsUnit = ["systemd-run", "--quiet", "--wait", "--collect", "--pipe", "--"];

    /// <summary>How a moment is written for pgBackRest.</summary>
    public static string GoalOf(DateTimeOffset? moment) => moment?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture)
        ?? Latest;

    /// <summary>Restores, checks, and leaves the copy running on its machine.</summary>
    public async Task<RestoreReport> RestoreAsync(RestoreOrder order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var node = Spare(order.Node);
        var (repository, goal) = (NumberOf(order.Repository).ToString(CultureInfo.InvariantCulture), GoalOf(order.To));
        var source = order.Repository is null ? "" : $" from {order.Repository}";
        say(node, $"restoring {goal}{source}, recovering, reading every page");
        string[] tables = [.. order.Expected.SelectMany(each => new[] { each.Database, each.Table })];
        var report = JsonSerializer.Deserialize<RestoreReport>(await RunAsync(node, ["restore", repository, goal, .. tables], cancel)
            .ConfigureAwait(false), Format)!;
        var wrong = order.Expected.Where(each => report.Rows[each.Key] != each.Rows);
        return report with { Differences = [.. wrong.Select(each => $"{each.Key}: {each.Rows} rows were expected, {report.Rows[each.Key]} are there")] };
    }

    /// <summary>Ends the copy and removes it.</summary>
    public async Task CleanAsync(string? name, CancellationToken cancel)
    {
        var node = Spare(name);
        await RunAsync(node, ["clean"], cancel).ConfigureAwait(false);
        say(node, "is empty again");
    }

    private string Spare(string? name)
    {
        var spares = fleet.Wanted.Where(node => node.Role == NodeRole.Restore).Select(node => node.Name).ToList();
        if ((name ?? spares.FirstOrDefault()) is not { } wanted)
        {
            throw new OperationException($"Region {fleet.Region.Name} has no spare machine; a restore never goes to a member: "
                + "declare a group with role restore.");
        }

        var node = fleet.Wanted.FirstOrDefault(each => each.Name == wanted)
            ?? throw new OperationException($"Region {fleet.Region.Name} has no node '{wanted}'; "
            + $"it has {string.Join(", ", fleet.Wanted.Select(each => each.Name))}.");
        var role = node.Role?.ToString().ToLowerInvariant() ?? "a machine";
        var instead = spares.Count == 0 ? "declare a group with role restore" : string.Join(", ", spares);
        return node.Role == NodeRole.Restore
            ? wanted
            : throw new OperationException($"{wanted} is {role} of the cluster and would be overwritten; a restore goes to a spare machine: {instead}.");
    }

    // 0 is the one of the machine's own site.
    private int NumberOf(string? name)
    {
        if (name is null)
            return 0;
        var all = BackupRepository.Of(fleet.Region);
        return all.FirstOrDefault(each => each.Name == name)?.Number
            ?? throw new OperationException($"Region {fleet.Region.Name} has no repository '{name}'; "
            + $"it has {string.Join(", ", all.Select(each => each.Name))}.");
    }

    private async Task<string> RunAsync(string node, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var result = await fleet.RunAsync(node, [.. AsUnit, Script, .. words], "", cancel).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.Output : throw new OperationException($"{node}: {Reason(result.Error)}");
    }

    private static string Reason(string error) => string.Join('\n', error.Trim().Split('\n').TakeLast(LinesInMessage).SkipWhile(line => !IsReason(line)));

    private static bool IsReason(string line) => line.Contains("cluster-restore:", StringComparison.Ordinal)
        || line.Contains("ERROR", StringComparison.Ordinal);
}
