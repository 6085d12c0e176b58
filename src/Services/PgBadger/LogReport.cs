using ClusterProvisioning.Services.Patroni;
using ClusterProvisioning.Services.ServerLog;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBadger;

/// <summary>What the server's log says of a day: pgBadger over connections and slow statements, on each member, every night.</summary>
internal static class LogReport
{
    /// <summary>Where the script lies that writes a report of the last day.</summary>
    public const string Script = "/usr/local/lib/cluster/log-report";

    /// <summary>The stem of the service and its timer.</summary>
    public const string Name = "cluster-log-report";

    private const int Keep = 30;
    private const string Folders = $"{ServerLogFolders.Written} {ServerLogFolders.Waiting} {ServerLogFolders.Kept}";
    private const string LastDay = $"find {Folders} -name '{ServerLogFolders.Prefix}*' -mtime -1 -printf '%f\\t%p\\n' | sort | cut -f2";

    /// <summary>The script, its service and timer, on a database node; old reports are removed after a month.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new ServiceFiles
        {
            Files = [ScriptFile(), Service(), TimerUnit.Of(Name, "Report on the server's log every night", "*-*-* 00:10:00", spread: "10min")],
            Units = [$"{Name}.timer"],
        };
    }

    // Files are put away unless the folder is locked; what is open stays readable wherever it is put. Those put away are compressed, the server's own not.
    private static NodeFile ScriptFile() => TextFile.Script(
        Script,
        "#!/bin/bash",
        TextFile.Notice,
        "# Writes a report of the last day beside the earlier ones.",
        "set -euo pipefail",
        "report=$STATE_DIRECTORY/$(date +%F)",
        $"exec 9<{ServerLogFolders.Root}",
        "flock --shared 9",
        "files=()",
        $"while read -r file; do exec {{open}}<\"$file\"; files+=(\"/proc/self/fd/$open\"); done < <({LastDay})",
        "exec 9<&-",
        $"{{ [ ${{#files[@]}} -eq 0 ] || zcat --force \"${{files[@]}}\"; }} | pgbadger {Format()} --extension html --outfile \"$report.new.html\" -",
        "mv \"$report.new.html\" \"$report.html\"",
        $"find \"$STATE_DIRECTORY\" -name '*.html' -mtime +{Keep} -delete");

    private static string Format() => $"--quiet --format stderr --prefix {ShellText.Quoted(PostgresParameters.LinePrefix)}";

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
