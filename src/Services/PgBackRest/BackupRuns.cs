using System.Globalization;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>The timers of a backup server: full and incremental backups of each repository as the plan
/// says, a look at the archive every hour, and every file read back once a week.</summary>
internal static class BackupRuns
{
    private const string Script = "/usr/local/lib/cluster/backup";

    // A switch of leaders ends a backup under way, and the next one is hours away; what fails six times in an hour is somebody's work.
    private static readonly string[] Retried = ["Restart=on-failure", "RestartSec=1min"];

    /// <summary>Every timed run of a plan: the backups, the check of the archive, and the reading back.</summary>
    public static IReadOnlyList<BackupRun> Of(BackupPlan plan) =>
    [
        .. plan.Minded.SelectMany(repository => OfRepository(plan, repository)),
        new BackupRun("cluster-archive-check", "A WAL segment is switched and must arrive", "*-*-* *:30:00"),
    ];

    /// <summary>The services that the timers start, and their script.</summary>
    public static IEnumerable<NodeFile> Services(BackupPlan plan) =>
    [
        ScriptFile(plan),
        Service("cluster-backup@", "Backup %i", $"{Script} %i", [.. Retried, "Nice=5", "IOSchedulingClass=idle"]),
        Service(
            "cluster-verify@",
            "Every file of repository %i is read back",
            $"/usr/bin/pgbackrest --stanza={plan.Stanza} --repo=%i verify --log-level-console=info",
            ["Nice=10", "IOSchedulingClass=idle"]),
        Service("cluster-archive-check", "A WAL segment is switched and must arrive", $"/usr/bin/pgbackrest --stanza={plan.Stanza} check", Retried),
    ];

    private static IEnumerable<BackupRun> OfRepository(BackupPlan plan, Repository repository)
    {
        yield return new BackupRun($"cluster-backup@full-{repository.Number}", $"Full backups to {repository.Name}", plan.Declared.Full.Schedule.OnCalendar);
        if (plan.Declared.Incremental is { } incremental)
        {
            yield return new BackupRun(
                $"cluster-backup@incr-{repository.Number}",
                $"Incremental backups to {repository.Name}",
                incremental.Schedule.OnCalendar);
        }

        yield return new BackupRun($"cluster-verify@{repository.Number}", $"Repository {repository.Name} is read back", "Sun *-*-* 12:00:00");
    }

    // Two backups of one cluster exclude each other, here by a lock file and between servers by a lock in the database; pgBackRest then ends with 50.
    private static NodeFile ScriptFile(BackupPlan plan) => TextFile.Script(
        Script,
        "#!/bin/bash",
        TextFile.Notice,
        "# backup TYPE-REPOSITORY: makes a backup, after another one that is under way.",
        "set -uo pipefail",
        $"deadline=$((SECONDS + {(plan.Declared.Full.Window.Milliseconds / 1000).ToString(CultureInfo.InvariantCulture)}))",
        "while true; do",
        "  code=0",
        $"  pgbackrest --stanza={plan.Stanza} --type=\"${{1%-*}}\" --repo=\"${{1#*-}}\" --log-level-console=info backup || code=$?",
        "  if [ \"$code\" -ne 50 ] || [ \"$SECONDS\" -ge \"$deadline\" ]; then",
        "    exit \"$code\"",
        "  fi",
        "  sleep 10",
        "done");

    private static NodeFile Service(string stem, string description, string command, string[] lines) => TextFile.Root(
        $"/etc/systemd/system/{stem}.service",
        [
            TextFile.Notice,
            "[Unit]",
            $"Description={description}",
            "Documentation=man:pgbackrest(1)",
            "After=pgbackrest.service cluster-stanza.service",
            "StartLimitIntervalSec=1h",
            "StartLimitBurst=6",
            "",
            "[Service]",
            "Type=oneshot",
            "User=postgres",
            "Group=postgres",
            OpenSslDefaults.UnitLine,
            $"ExecStart={command}",
            "NoNewPrivileges=yes",
            .. lines,
        ]);
}
