using ClusterProvisioning.Model;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>What restore_command runs: a file from the archive, but never the segment in which the server's own timeline was left.</summary>
internal static class WalFetch
{
    /// <summary>The script that fetches a WAL segment; empty where there is no archive.</summary>
    public static ServiceFiles Of(Machine machine) =>
        WalArchive.Of(machine.Region, machine.Site) is { } archive ? new ServiceFiles { Files = [Script(archive)] } : ServiceFiles.None;

    private static NodeFile Script(WalArchive archive) => TextFile.Script(
        WalArchive.FetchPath,
        "#!/bin/sh",
        TextFile.Notice,
        "# wal-fetch FILE PATH, started by PostgreSQL in its data directory.",
        "# A leader that lost its power ends its last segment when it recovers, and its Patroni archives it before it rewinds.",
        "# A standby that takes that one from the archive goes past the fork and has to be rewound; the new leader streams the right one.",
        "set -eu",
        "case $1 in",
        "  *[!0-9A-F]*) ;;",
        "  *)",
        "    own=$((0x$(printf %.8s \"$1\")))",
        "    for history in pg_wal/*.history; do",
        "      [ -f \"$history\" ] || continue",
        "      while read -r timeline position _; do",
        "        [ \"$timeline\" = \"$own\" ] || continue",
        "        [ \"$(printf '%08X%08X%08X' \"$timeline\" \"0x${position%/*}\" $((0x${position#*/} >> 24)))\" != \"$1\" ] || exit 1",
        "      done <\"$history\"",
        "    done",
        "    ;;",
        "esac",
        $"exec {archive.Fetch}");
}
