using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Housekeeping;

/// <summary>Moves and drops chunks on a timer. It is on every member.</summary>
internal static class HousekeepingFiles
{
    private const string Path = "/usr/local/lib/cluster/housekeeping";
    private const string Name = "cluster-housekeeping";

    /// <summary>The script, its unit and timer; empty where no role is declared for it, or nothing to look after.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var contents = machine.Region.Declared.Database;
        var databases = TimescaleDatabases.Of(contents);
        return contents.Housekeeper is not { } role || databases.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files =
            [
                Script(machine, role, databases),
                Service(),
                TimerUnit.Of(Name, "Move and drop chunks that are due, every hour", "*-*-* *:00:00", spread: "10min"),
            ],
            Units = [$"{Name}.timer"],
        };
    }

    private static NodeFile Script(Machine machine, SqlName role, IReadOnlyList<SqlName> databases) => LeaderScript.Of(Path, machine, role, databases[0],
    [
        "tier() {",
        "  counts=$(PGDATABASE=$1 psql -XAtq -v ON_ERROR_STOP=1 -F ' chunks moved, dropped ' -c 'CALL provision.tier()')",
        "  echo \"$1: $counts\"",
        "}",
        .. databases.Select(database => $"tier {ShellText.Quoted(database.ToString())}"),
    ]);

    private static NodeFile Service() => TextFile.Root(
        $"/etc/systemd/system/{Name}.service",
        TextFile.Notice,
        "[Unit]",
        "Description=Move and drop chunks that are due",
        "After=patroni.service",
        "",
        "[Service]",
        "Type=oneshot",
        "User=postgres",
        "Environment=LANG=C.UTF-8",
        $"ExecStart={Path}",
        "Nice=10",
        "IOSchedulingClass=idle",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes");
}
