using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.ServerLog;

namespace ClusterProvisioning.Services.PgBadger;

/// <summary>pgBadger over each server's log, every night.</summary>
public sealed class PgBadgerService : IService, IChecked, IInstalled
{
    private const string Session = "[42] writer@manufacturing 10.1.2.11(40000) LOG:";
    private const string Login = "user=writer database=manufacturing";

    /// <inheritdoc/>
    public string Name => "pgbadger";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["pgbadger"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => LogReport.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => [Report()];

    // A report of a log of the very form that the server writes: it must hold the slow statement and the connection.
    private static Check Report() => new(
        "pgbadger",
        LogReport.Script,
        $$"""
        export STATE_DIRECTORY=/run/check-report
        mkdir "$STATE_DIRECTORY"
        cp /check/server.log {{ServerLogFolders.Written}}/{{ServerLogFolders.Prefix}}2026-01-02T030000.log
        bash {{LogReport.Script}}
        grep --quiet machine_id "$STATE_DIRECTORY"/*.html || { echo 'the slow statement is not in the report'; exit 1; }
        """)
    {
        Input = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["server.log"] = $"""
                2026-01-02 03:04:05.678 UTC {Session}  connection authorized: {Login}
                2026-01-02 03:04:07.678 UTC {Session}  duration: 2000.123 ms  statement: SELECT avg(value) FROM reading WHERE machine_id = 4
                2026-01-02 03:04:08.678 UTC {Session}  disconnection: session time: 0:00:03.000 {Login} host=10.1.2.11 port=40000

                """,
        },
    };
}
