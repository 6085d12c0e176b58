using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>A pooler is well while its daemons run and its HAProxy finds servers. One command in the machine says both: a login of each port, or a command a
/// daemon, would cost several times as much, and whoever watches asks every pooler every few seconds.</summary>
internal static class PoolerHealth
{
    private const string Script = $"""systemctl is-active -- "$@"; echo; echo "show stat" | socat -t 2 stdio {HaProxyUnit.AdminSocket}""";

    /// <summary>Asks for it.</summary>
    /// <param name="workload">The pooler.</param>
    /// <param name="replicaTakesReads">True if its cluster has a replica that takes reads.</param>
    public static CommandProbe Of(Workload workload, bool replicaTakesReads)
    {
        string[] daemons = [.. workload.Units.Where(PoolerUnits.Holds)];
        var isStandby = workload.Machine.Site.Declared.Role == SiteRole.Dr;
        return new CommandProbe(["sh", "-c", Script, "sh", .. daemons], answer => Judge(daemons, answer.Output, isStandby, replicaTakesReads));
    }

    /// <summary>What the script's answer comes to: a unit's state a line, an empty line, HAProxy's table.</summary>
    internal static string? Judge(IReadOnlyList<string> daemons, string answer, bool isStandby, bool hasReplica)
    {
        var parts = answer.Split("\n\n", 2);
        return ActiveUnits.Judge(daemons, parts[0]) ?? ProxyStatus.Parse(parts.ElementAtOrDefault(1) ?? "").Wrong(isStandby, hasReplica);
    }
}
