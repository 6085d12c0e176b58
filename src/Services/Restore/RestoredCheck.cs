namespace ClusterProvisioning.Services.Restore;

/// <summary>A restored server's settings, read by a server that is started with them.</summary>
internal static class RestoredCheck
{
    private const string Log = "/run/check-data/log";

    private const string Wrong = "SELECT error FROM pg_hba_file_rules WHERE error IS NOT NULL"
        + " UNION ALL SELECT error FROM pg_file_settings WHERE error IS NOT NULL AND name <> 'shared_buffers'"
        + " UNION ALL SELECT 'archive_mode is on' WHERE current_setting('archive_mode') <> 'off'"
        + " UNION ALL SELECT 'it listens' WHERE current_setting('listen_addresses') <> ''";

    /// <summary>The one start; the server must read its file and pg_hba, archive nothing and listen nowhere.</summary>
    /// <param name="settings">The settings' file.</param>
    public static Check Of(NodeFile settings) => new("postgres", settings.Path, $"""
        set -eu
        . /etc/cluster/restore/places
        as="setpriv --reuid postgres --regid postgres --init-groups"
        install -d -m 0700 -o postgres /run/check-data $socket
        $as $programs/initdb --pgdata=/run/check-data --auth=peer --no-sync >/dev/null
        $as $programs/pg_ctl start --wait --pgdata=/run/check-data --log={Log} --options="{Options(settings)}" >/dev/null || cat {Log}
        trap '$as $programs/pg_ctl stop --pgdata=/run/check-data --mode=immediate >/dev/null' EXIT
        $as psql -XAtq -h $socket -d postgres -c "{Wrong}"
        """) { Judge = Check.Silent };

    private static string Options(NodeFile settings) => $"-c config_file={settings.Path} -c shared_buffers=32MB";
}
