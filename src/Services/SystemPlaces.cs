namespace ClusterProvisioning.Services;

/// <summary>Who reads the files of places that systemd, Debian and the scripts of units have, so that no service has to say it.</summary>
public static class SystemPlaces
{
    private const string Units = "/etc/systemd/system/";
    private const string Defaults = "/etc/default/";
    private const string Machine = "machine";

    // The first that begins the path counts; .link files name cards, which happens once.
    private static readonly (string Begin, FileReader Reader)[] ByPlace =
    [
        ("/etc/sysctl.d/", new FileReader("systemd-sysctl.service", ChangeTakes.Reload)),
        ("/etc/systemd/network/", new FileReader("systemd-networkd.service", ChangeTakes.Reload)),
        ("/etc/modules-load.d/", new FileReader(Machine, ChangeTakes.NextBoot)),
        ("/etc/modprobe.d/", new FileReader(Machine, ChangeTakes.NextBoot)),
        // systemd-tmpfiles runs at boot only; its unit must not run later, for it would make /run/nologin.
        ("/etc/tmpfiles.d/", new FileReader(Machine, ChangeTakes.Restart)),
        ("/etc/sysusers.d/", new FileReader(Machine, ChangeTakes.NextBoot)),
        ("/etc/security/limits.d/", new FileReader("new sessions", ChangeTakes.Nothing)),
        // What a unit runs; a service says so where its unit must start anew.
        ("/usr/local/lib/cluster/", new FileReader("its next run", ChangeTakes.Nothing)),
        ("/etc/profile.d/", new FileReader("new sessions", ChangeTakes.Nothing)),
    ];

    /// <summary>The readers of a file by its place alone; none where the place is nobody's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="units">The machine's units: a template's file is read by each of its instances.</param>
    public static IReadOnlyList<FileReader> Of(string path, IReadOnlyList<string> units)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(units);
        if (path.StartsWith(Units, StringComparison.Ordinal))
            return OfUnit(path[Units.Length..], units);
        if (path.StartsWith(Defaults, StringComparison.Ordinal))
            return [new FileReader(path[Defaults.Length..] + ".service", ChangeTakes.Restart)];
        if (path.EndsWith(".link", StringComparison.Ordinal))
            return [new FileReader(Machine, ChangeTakes.NextBoot)];
        return [.. ByPlace.Where(each => path.StartsWith(each.Begin, StringComparison.Ordinal)).Select(each => each.Reader).Take(1)];
    }

    // A template of which nothing is enabled here is read when somebody starts it.
    private static FileReader[] OfUnit(string file, IReadOnlyList<string> units) =>
        UnitsOf(file, units).Select(unit => new FileReader(unit, ChangeTakes.Restart)).ToArray() is { Length: > 0 } readers
            ? readers
            : [new FileReader("its next start", ChangeTakes.Nothing)];

    // A drop-in belongs to the unit of its folder, a template to each of its instances.
    private static IEnumerable<string> UnitsOf(string file, IReadOnlyList<string> units)
    {
        var unit = file.Split('/')[0] is var first && first.EndsWith(".d", StringComparison.Ordinal) ? first[..^2] : first;
        if (!unit.Contains("@.", StringComparison.Ordinal))
            return [unit];
        var begin = unit[..(unit.IndexOf('@', StringComparison.Ordinal) + 1)];
        return units.Where(each => each.StartsWith(begin, StringComparison.Ordinal));
    }
}
