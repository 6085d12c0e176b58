using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Host;

/// <summary>The Debian packages of the host that the lab works with.</summary>
public static class HostPackages
{
    private static readonly (string File, string Package)[] Needed =
    [
        ("/usr/bin/mmdebstrap", "mmdebstrap"),
        ("/usr/bin/systemd-nspawn", "systemd-container"),
        ("/usr/sbin/ip", "iproute2"),
        ("/usr/sbin/nft", "nftables"),
        ("/usr/sbin/mkfs.xfs", "xfsprogs"),
        ("/usr/share/keyrings/debian-archive-keyring.gpg", "debian-archive-keyring"),
    ];

    /// <summary>The packages that are not there.</summary>
    public static IReadOnlyList<string> Missing() => [.. Needed.Where(each => !File.Exists(each.File)).Select(each => each.Package)];

    /// <summary>Installs what is missing, saying so.</summary>
    public static async Task InstallAsync(Action<string> say, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(say);
        var missing = Missing();
        if (missing.Count == 0)
            return;
        say($"installing host packages with apt: {string.Join(", ", missing)}");
        await Apt("update", "-q").RunAsync(cancel).ConfigureAwait(false);
        await Apt(["install", "-q", "-y", "--no-install-recommends", .. missing]).RunAsync(cancel).ConfigureAwait(false);
        if (Missing() is { Count: > 0 } still)
            throw new LabException($"apt-get ended well, yet {string.Join(", ", still)} is missing; install it by hand, then run again.") { IsMissing = true };
    }

    private static ExternalProgram Apt(params IReadOnlyList<string> arguments) =>
        new("apt-get", arguments) { Environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" } };
}
