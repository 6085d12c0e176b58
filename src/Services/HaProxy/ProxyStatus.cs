namespace ClusterProvisioning.Services.HaProxy;

/// <summary>What a pooler's HAProxy says of its backends (HAProxy docs, "Management Guide", "show stat").</summary>
/// <param name="States">The state of each backend, by name.</param>
internal sealed record ProxyStatus(IReadOnlyDictionary<string, string> States)
{
    private const string PgBouncer = "pgbouncer_";
    private const string Up = "UP";

    /// <summary>Reads the table: a line of names, then a line a server, a backend, a frontend.</summary>
    public static ProxyStatus Parse(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var at = lines.FirstOrDefault(line => line[0] == "# pxname") is { } names ? Array.IndexOf(names, "status") : -1;
        var backends = lines.Where(line => at > 1 && line.Length > at && line[1] == "BACKEND");
        return new ProxyStatus(backends.ToDictionary(line => line[0], line => line[at], StringComparer.Ordinal));
    }

    /// <summary>What is wrong; null while whoever comes in gets to a server.</summary>
    /// <param name="isStandby">True at a site that follows another one: it has a standby leader, and a primary only once it was promoted.</param>
    /// <param name="hasReplica">True if its cluster has a replica that takes reads.</param>
    public string? Wrong(bool isStandby, bool hasReplica)
    {
        var pools = States.Keys.Where(name => name.StartsWith(PgBouncer, StringComparison.Ordinal)).ToList();
        return pools.Count == 0 ? "HAProxy knows no PgBouncer"
            : pools.Find(pool => !IsUp(pool)) is { } down ? $"HAProxy finds no PgBouncer behind {down} ({States[down]})"
            : !IsUp("primary") && !(isStandby && IsUp("standby_leader")) ? "HAProxy finds no leader: the port for writes leads nowhere"
            : hasReplica && !IsUp("replicas") ? "HAProxy finds no replica, and the cluster has one: reads go to the leader"
            : null;
    }

    private bool IsUp(string backend) => States.GetValueOrDefault(backend)?.StartsWith(Up, StringComparison.Ordinal) == true;
}
