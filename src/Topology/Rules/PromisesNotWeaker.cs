using ClusterProvisioning.Topology.Declaration.Operation;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>No region promises less than both seeds do (seed 000 §4.3; seed 001 §1 and §6).</summary>
public sealed class PromisesNotWeaker : IRule
{
    private static readonly PromisesDeclaration Seeds = new()
    {
        Rpo = new(300_000),
        Rto = new(3_600_000),
        Failover = new(60_000),
        Switchover = new(30_000),
        Availability = new(99.99m),
    };

    /// <inheritdoc/>
    public string Code => "CP1067";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var promised = region.Declared.Promises;
        var times =
            from line in new[] { ("rpo", promised.Rpo, Seeds.Rpo), ("rto", promised.Rto, Seeds.Rto), ("failover", promised.Failover, Seeds.Failover), ("switchover", promised.Switchover, Seeds.Switchover) }
            where line.Item2?.Milliseconds > line.Item3!.Value.Milliseconds
            select Finding(line.Item1, $"{line.Item2}", $"{line.Item3}");
        return promised.Availability is { } availability && availability.Value < Seeds.Availability!.Value.Value
            ? times.Append(Finding("availability", $"{availability}", $"{Seeds.Availability}"))
            : times;
    }

    private static Finding Finding(string key, string promised, string seeds) => new(
        ModelPath.Of("promises", key),
        $"{key} is promised at {promised}; both seeds promise {seeds}.",
        $"Keep {seeds} or better, or take the line out where nothing is promised.");
}
