using System.Collections.Frozen;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>What a change of a PgBouncer instance's file asks for.</summary>
internal static class PgBouncerEffects
{
    // Marked CF_NO_RELOAD in PgBouncer's src/main.c.
    private static readonly FrozenSet<string> AtStart = FrozenSet.ToFrozenSet(
        [
            "job_name", "pidfile", "listen_addr", "listen_port", "listen_backlog", "unix_socket_dir", "unix_socket_mode", "unix_socket_group", "user",
            "pkt_buf", "so_reuseport", "disable_pqexec",
        ],
        StringComparer.Ordinal);

    /// <summary>The effect on the instance that reads the file.</summary>
    public static FileEffect Of(string path, IEnumerable<string> diff)
    {
        var unit = $"pgbouncer@{Instance(path)}.service";
        var restarting = diff.Where(line => line is ['+' or '-', ..]).Select(line => line[1..].Split('=', 2)[0].Trim()).FirstOrDefault(AtStart.Contains);
        return restarting is null ? new FileEffect(EffectKind.Reload, unit) : new FileEffect(EffectKind.Restart, unit, restarting);
    }

    private static string Instance(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.EndsWith("_hba", StringComparison.Ordinal) ? name[..^"_hba".Length] : name is "userlist" ? "*" : name;
    }
}
