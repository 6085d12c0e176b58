using ClusterProvisioning.NodeFiles.Backup;

namespace ClusterProvisioning.NodeFiles.Checks;

/// <summary>pgBackRest has no checker: it is told to work, must read its whole file without a complaint, and may fail only because no other machine answers.</summary>
internal static class BackupChecks
{
    // HostConnectError (49), DbConnectError (56) where no member was found, FileMissingError (55) of a repository that is new, and PathMissingError (73) of a server that was never made.
    private const string NobodyAnswers = @"ERROR: \[(049|055|056|073)\]|unable to (check pg|find primary)|HINT|HostConnectError|No route to host|Network is unreachable|Connection refused|timeout connecting";

    /// <summary>The checks of a bundle that has pgBackRest's file.</summary>
    public static IEnumerable<Check> Of(Bundle bundle)
    {
        if (bundle.Find(PgBackRestConfiguration.Path) is not { } file)
            yield break;
        var stanza = file.Content.Split('\n').Last(line => line.StartsWith('[')).Trim('[', ']');
        var command = bundle.NodeGroup.Role switch
        {
            Topology.Declaration.NodeRole.Backup => "backup",
            Topology.Declaration.NodeRole.Database => "--no-archive-async archive-push pg_wal/000000010000000000000001",
            _ => "info",
        };
        yield return new Check("pgbackrest", file.Path, AsPostgres($"timeout 30 pgbackrest --stanza={stanza} --io-timeout=1 --log-level-file=off {Repository(file, command)} 2>&1 | grep -vE '{NobodyAnswers}' | grep -E 'WARN|ERROR' || true")) { Judge = Check.Silent };
        if (bundle.Units.Contains("pgbackrest.service"))
            yield return BundleChecks.Started("pgbackrest", $"{file.Path} (server)", $"bash -c 'install -d -o postgres {PgBackRestConfiguration.Locks}; exec setpriv --reuid postgres --regid postgres --init-groups pgbackrest server --log-level-console=info --log-level-file=off'", "server command begin");
        if (bundle.Find(RestoreFiles.Settings) is { } settings)
            yield return Restored(settings);
    }

    // A backup names one repository.
    private static string Repository(NodeFile file, string command) =>
        command == "backup" ? $"--repo={file.Content[file.Content.IndexOf("\nrepo", StringComparison.Ordinal) + 5]} backup" : command;

    private static string AsPostgres(string command) =>
        $"install -d -o postgres {PgBackRestConfiguration.Locks}; setpriv --reuid postgres --regid postgres --init-groups bash -c \"{command.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static Check Restored(NodeFile settings) => new("postgres", settings.Path, $"""
        set -eu
        . /etc/cluster/restore/places
        as="setpriv --reuid postgres --regid postgres --init-groups"
        install -d -m 0700 -o postgres /run/check-data $socket
        $as $programs/initdb --pgdata=/run/check-data --auth=peer --no-sync >/dev/null
        $as $programs/pg_ctl start --wait --pgdata=/run/check-data --log=/run/check-data/log --options="-c config_file={settings.Path} -c shared_buffers=32MB" >/dev/null || cat /run/check-data/log
        trap '$as $programs/pg_ctl stop --pgdata=/run/check-data --mode=immediate >/dev/null' EXIT
        $as psql -XAtq -h $socket -d postgres -c "SELECT error FROM pg_hba_file_rules WHERE error IS NOT NULL UNION ALL SELECT error FROM pg_file_settings WHERE error IS NOT NULL AND name <> 'shared_buffers' UNION ALL SELECT 'archive_mode is on' WHERE current_setting('archive_mode') <> 'off' UNION ALL SELECT 'it listens' WHERE current_setting('listen_addresses') <> ''"
        """) { Judge = Check.Silent };
}
