using ClusterProvisioning.Fleet;


namespace ClusterProvisioning.Preview.Machines;

/// <summary>Which unit a changed file concerns, and how.</summary>
public static class FileEffects
{
    private const string Units = "/etc/systemd/system/";
    private const string Defaults = "/etc/default/";

    // The first that begins the path counts.
    private static readonly (string Begin, EffectKind Kind, string Unit)[] ByPlace =
    [
        ("/etc/etcd/", EffectKind.Restart, "etcd.service"),
        ("/etc/consul.d/", EffectKind.Restart, "consul.service"),
        ("/etc/haproxy/", EffectKind.Reload, "haproxy.service"),
        ("/etc/nftables.conf", EffectKind.Reload, "nftables.service"),
        ("/etc/keepalived/", EffectKind.Reload, "keepalived.service"),
        ("/etc/ssh/sshd_config", EffectKind.Reload, "ssh.service"),
        ("/etc/prometheus/web", EffectKind.None, "exporters"),
        ("/etc/prometheus/", EffectKind.Reload, "prometheus.service"),
        ("/etc/alertmanager/", EffectKind.Reload, "prometheus-alertmanager.service"),
        ("/etc/cluster/openssl.cnf", EffectKind.Restart, "patroni.service"),
        ("/etc/sysctl.d/", EffectKind.Reload, "systemd-sysctl.service"),
        // Commands read it anew each; the server keeps its list of who may come in.
        ("/etc/pgbackrest", EffectKind.Reload, "pgbackrest.service"),
        ("/etc/security/limits.d/", EffectKind.None, "new sessions"),
        ("/etc/hosts", EffectKind.None, "name lookups"),
        ("/etc/resolv.conf", EffectKind.None, "name lookups"),
        ("/etc/chrony/", EffectKind.Restart, "chrony.service"),
        ("/etc/postgresql-common/", EffectKind.None, "psql"),
        ("/etc/profile.d/", EffectKind.None, "new sessions"),
        ("/etc/ssh/ssh_config", EffectKind.None, "ssh"),
        ("/usr/local/lib/cluster/post-init", EffectKind.None, "new clusters"),
        ("/usr/local/lib/cluster/directory-logins", EffectKind.Restart, "patroni.service"),
        ("/usr/local/lib/cluster/directory-seed", EffectKind.Restart, "cluster-directory.service"),
        ("/usr/local/lib/cluster/gateway-login", EffectKind.Restart, "pgbouncer@gateway.service"),
        ("/usr/local/lib/cluster/buckets", EffectKind.Restart, "cluster-buckets.service"),
        ("/usr/local/lib/cluster/", EffectKind.None, "its next run"),
        ("/usr/local/sbin/cluster-restore", EffectKind.None, "restores"),
        ("/etc/cluster/restore/", EffectKind.None, "restores"),
        ("/etc/cluster/archive.json", EffectKind.None, "the next run of cluster-archive.service"),
        ("/etc/cluster/wal-g/", EffectKind.None, "wal-g"),
        ("/etc/ldap/cluster.conf", EffectKind.Restart, "cluster-directory.service"),
        ("/etc/ldap/ldap.conf", EffectKind.None, "new logins"),
        ("/usr/local/sbin/cluster-storage", EffectKind.NextBoot, "cluster-storage.service"),
        ("/etc/cluster/disks.conf", EffectKind.NextBoot, "cluster-storage.service"),
        ("/etc/cluster/clevis.conf", EffectKind.NextBoot, "cluster-storage.service"),
        ("/etc/swanctl/", EffectKind.Reload, "strongswan.service"),
        ("/etc/hostname", EffectKind.NextBoot, "machine"),
        ("/etc/machine-id", EffectKind.NextBoot, "machine"),
        ("/etc/modules-load.d/", EffectKind.NextBoot, "machine"),
        ("/etc/modprobe.d/", EffectKind.NextBoot, "machine"),
    ];

    /// <summary>The effects of a file's change on a machine.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">The machine as it is.</param>
    /// <param name="after">The machine as it will be.</param>
    /// <param name="diff">The unified diff.</param>
    public static IReadOnlyList<FileEffect> Of(string path, MachineState before, MachineState after, IReadOnlyList<string> diff)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (path is PatroniEffects.Path && before.Content(path) is { } old && after.Content(path) is { } wanted)
            return [.. PatroniEffects.Of(old, wanted).Distinct()];
        if (path.StartsWith("/etc/pgbouncer/", StringComparison.Ordinal))
            return [PgBouncerEffects.Of(path, diff)];
        if (path.StartsWith("/etc/systemd/network/", StringComparison.Ordinal))
            return [path.EndsWith(".link", StringComparison.Ordinal) ? new FileEffect(EffectKind.NextBoot, "machine") : new FileEffect(EffectKind.Reload, "systemd-networkd.service")];
        if (path.StartsWith(Units, StringComparison.Ordinal))
            return [.. UnitsOf(path[Units.Length..], after).Select(unit => new FileEffect(EffectKind.Restart, unit))];
        if (path.StartsWith(Defaults, StringComparison.Ordinal))
            return [new FileEffect(EffectKind.Restart, path[Defaults.Length..] + ".service")];
        var place = ByPlace.FirstOrDefault(each => path.StartsWith(each.Begin, StringComparison.Ordinal));
        return [place.Unit is null ? new FileEffect(EffectKind.Unknown, path) : new FileEffect(place.Kind, place.Unit)];
    }

    // A drop-in belongs to the unit of its folder, a template to each of its instances.
    private static IEnumerable<string> UnitsOf(string file, MachineState machine)
    {
        var unit = file.Split('/')[0] is var first && first.EndsWith(".d", StringComparison.Ordinal) ? first[..^2] : first;
        if (!unit.Contains("@.", StringComparison.Ordinal))
            return [unit];
        var begin = unit[..(unit.IndexOf('@', StringComparison.Ordinal) + 1)];
        return machine.Units.Where(each => each.StartsWith(begin, StringComparison.Ordinal));
    }
}
