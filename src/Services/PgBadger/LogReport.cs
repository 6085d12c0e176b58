using ClusterProvisioning.Services.Patroni;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBadger;

/// <summary>What the server's log says of a day: pgBadger over connections and slow statements, on each member, every night.</summary>
internal static class LogReport
{
    /// <summary>The script.</summary>
    public const string Script = "/usr/local/lib/cluster/log-report";

    /// <summary>The unit's name.</summary>
    public const string Name = "cluster-log-report";

    private const int Keep = 30;

    /// <summary>The part.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new ServiceFiles { Files = [ScriptFile(), Service(), TimerUnit.Of(Name, "Report on the server's log every night", "*-*-* 00:10:00", spread: "10min")], Units = [$"{Name}.timer"] };
    }

    // PostgreSQL logs to its standard error, Patroni's, and so to the journal.
    private static NodeFile ScriptFile() => TextFile.Script(
        Script,
        "#!/bin/bash",
        TextFile.Notice,
        "# Writes a report of the last day beside the earlier ones.",
        "set -euo pipefail",
        "report=$STATE_DIRECTORY/$(date +%F)",
        $"journalctl --quiet --unit=patroni.service --output=cat --since=-1d | pgbadger --quiet --format stderr --prefix {ShellText.Quoted(PostgresParameters.LinePrefix)} --extension html --outfile \"$report.new.html\" -",
        "mv \"$report.new.html\" \"$report.html\"",
        $"find \"$STATE_DIRECTORY\" -name '*.html' -mtime +{Keep} -delete");

    private static NodeFile Service() => TextFile.Root(
        $"/etc/systemd/system/{Name}.service",
        TextFile.Notice,
        "[Unit]",
        "Description=Report on the server's log of the last day",
        "Documentation=man:pgbadger(1)",
        "",
        "[Service]",
        "Type=oneshot",
        "User=postgres",
        "SupplementaryGroups=systemd-journal",
        "StateDirectory=log-report",
        "StateDirectoryMode=0750",
        $"ExecStart={Script}",
        "Nice=19",
        "IOSchedulingClass=idle",
        "PrivateTmp=yes",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes");
}
