using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>Makes the cluster known to a backup server's repositories as soon as there is a leader,
/// sees a WAL segment arrive, and begins the first backup. Twice is as good as once.</summary>
internal static class StanzaFiles
{
    /// <summary>The unit that runs the script until it succeeds.</summary>
    public const string Unit = "cluster-stanza.service";

    private const string Script = "/usr/local/lib/cluster/stanza";

    /// <summary>The script and its unit.</summary>
    public static IEnumerable<NodeFile> Of(BackupPlan plan) => [ScriptFile(plan), UnitFile()];

    private static NodeFile ScriptFile(BackupPlan plan) => TextFile.Script(
        Script,
        "#!/bin/bash",
        TextFile.Notice,
        "# Fails until a leader answers; the unit tries again.",
        "set -euo pipefail",
        $"pgbackrest() {{ setpriv --reuid postgres --regid postgres --init-groups -- pgbackrest --stanza={plan.Stanza} \"$@\"; }}",
        "pgbackrest stanza-create",
        "pgbackrest check",
        $"repositories=({string.Join(' ', plan.Minded.Select(each => each.Number))})",
        "for repository in \"${repositories[@]}\"; do",
        "  backups=$(pgbackrest --repo=\"$repository\" --output=json info | jq '[.[].backup[]] | length')",
        "  if [ \"$backups\" -eq 0 ]; then",
        "    systemctl start --no-block \"cluster-backup@full-$repository.service\"",
        "  fi",
        "done");

    private static NodeFile UnitFile() => TextFile.Root(
        $"/etc/systemd/system/{Unit}",
        TextFile.Notice,
        "[Unit]",
        "Description=The cluster is known to its backup repositories",
        "Documentation=man:pgbackrest(1)",
        "Wants=network-online.target pgbackrest.service",
        "After=network-online.target pgbackrest.service",
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        "Type=oneshot",
        "RemainAfterExit=yes",
        $"ExecStart={Script}",
        "Restart=on-failure",
        "RestartSec=3",
        "",
        "[Install]",
        "WantedBy=multi-user.target");
}
