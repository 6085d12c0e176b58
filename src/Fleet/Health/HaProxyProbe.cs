namespace ClusterProvisioning.Fleet.Health;

/// <summary>A pooler is well while its daemons run and its HAProxy finds servers. One command in the machine says both: a login of each port, or a command a
/// daemon, would cost several times as much, and whoever watches asks every pooler every few seconds.</summary>
internal static class HaProxyProbe
{
    private const string Script = """systemctl is-active -- "$@"; echo; echo "show stat" | socat -t 2 stdio /run/haproxy/admin.sock""";

    // PgBouncer's instances run behind it, and keepalived gives the poolers' address to one that lives.
    private static readonly string[] Daemons = ["haproxy.", "keepalived.", "pgbouncer@"];

    /// <summary>Asks for it.</summary>
    /// <param name="units">The units of the pooler's bundle.</param>
    /// <param name="isStandby">True at a site that follows another one.</param>
    /// <param name="hasReplica">True if its cluster has a replica that takes reads.</param>
    public static HealthProbe Of(IEnumerable<string> units, bool isStandby, bool hasReplica)
    {
        string[] daemons = [.. units.Where(unit => Array.Exists(Daemons, daemon => unit.StartsWith(daemon, StringComparison.Ordinal)))];
        return new HealthProbe(["sh", "-c", Script, "sh", .. daemons], answer => Judge(daemons, answer.Output, isStandby, hasReplica));
    }

    /// <summary>What the script's answer comes to: a unit's state a line, an empty line, HAProxy's table.</summary>
    internal static string? Judge(IReadOnlyList<string> daemons, string answer, bool isStandby, bool hasReplica)
    {
        var parts = answer.Split("\n\n", 2);
        return ActiveUnits.Judge(daemons, parts[0]) ?? ProxyStatus.Parse(parts.ElementAtOrDefault(1) ?? "").Wrong(isStandby, hasReplica);
    }
}
