namespace ClusterProvisioning.Fleet.Health;

/// <summary>HAProxy is well while it runs and finds servers. A command in the machine says both: a login of each port would cost several times as
/// much.</summary>
internal static class HaProxyProbe
{
    private const string Script = """systemctl is-active -- haproxy.service; echo; echo "show stat" | socat -t 2 stdio /run/haproxy/admin.sock""";
    private static readonly string[] Units = ["haproxy.service"];

    /// <summary>Asks for it.</summary>
    /// <param name="isStandby">True at a site that follows another one.</param>
    /// <param name="hasReplica">True if its cluster has a replica that takes reads.</param>
    public static HealthProbe Of(bool isStandby, bool hasReplica) => new(["sh", "-c", Script], answer => Judge(answer.Output, isStandby, hasReplica));

    /// <summary>What the script's answer comes to: the unit's state, an empty line, HAProxy's table.</summary>
    internal static string? Judge(string answer, bool isStandby, bool hasReplica)
    {
        var parts = answer.Split("\n\n", 2);
        return ActiveUnits.Judge(Units, parts[0]) ?? ProxyStatus.Parse(parts.ElementAtOrDefault(1) ?? "").Wrong(isStandby, hasReplica);
    }
}
