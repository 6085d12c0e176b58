using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Patroni's own checker, and a PostgreSQL started with the parameters, pg_hba and pg_ident that Patroni would write.</summary>
internal static class DatabaseChecks
{
    // Patroni up to 4.1.4 does not know its own value; nothing else is let pass.
    private const string KnownComplaint = "bootstrap.dcs.synchronous_mode quorum is not a boolean";

    private const string Locale = "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C.UTF-8";

    // Memory is cut to what a checking host has; its spelling is still read from the file.
    // The log goes where the check shows it.
    private const string Small = "-c shared_buffers=32MB -c huge_pages=off -c listen_addresses=127.0.0.1 -c logging_collector=off";

    private const string AsPostgres = "setpriv --reuid postgres --regid postgres --init-groups";

    /// <summary>The checks of a database node; of logins by the directory, only where it has some.</summary>
    public static IEnumerable<Check> Of(Machine machine, ServiceFiles files) => [Patroni(machine), PostgreSql(machine), .. DirectoryLogin(files)];

    // It asks whether the store can be reached, so something has to listen there.
    private static Check Patroni(Machine machine)
    {
        var dcs = machine.Site.Dcs;
        var port = dcs.ClientPort;
        List<string> targets = dcs.Kind switch
        {
            DcsKind.Etcd => [.. machine.Flows.Targets(dcs.Role, port).Select(target => $"'{target.Address}'")],
            DcsKind.Consul => ["'127.0.0.1'"],
        };
        var command = $"""
            python3 -c "
            import socket, time
            servers = [socket.create_server((address, {port}), backlog=8) for address in ({string.Join(", ", targets)},)]
            time.sleep(100)" &
            trap 'kill %1' EXIT
            for _ in $(seq 200); do [ "$(ss -Hltn 'sport = :{port}' | wc -l)" -ge {targets.Count} ] && break; sleep 0.05; done
            {AsPostgres} patroni --validate-config {PatroniConfiguration.Path}
            """;
        return new Check("patroni", PatroniConfiguration.Path, command)
        {
            Judge = (code, output) =>
            {
                var complaints = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Where(line => line != KnownComplaint)
                    .ToList();
                return complaints.Count == 0 && code is 0 or 1 ? null : $"exit code {code}\n{string.Join('\n', complaints)}";
            },
        };
    }

    // The line that the script writes must be one that PostgreSQL reads; the check of PostgreSQL includes it.
    private static IEnumerable<Check> DirectoryLogin(ServiceFiles files) => files.Find(DirectoryLogins.Script) is null ? [] :
        [new Check("directory-logins", DirectoryLogins.Script, $"bash {DirectoryLogins.Script}")];

    private static Check PostgreSql(Machine machine) => new("postgres", $"{PatroniConfiguration.Path} ({PostInit.Path})", Command(machine))
    {
        Input = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["postgresql.conf"] = PostgresConfiguration(machine),
            ["pg_hba.conf"] = Lines(HostBasedAuthentication.Rules(machine)),
            ["pg_ident.conf"] = Lines(HostBasedAuthentication.Maps(machine)),
        },
        Judge = Check.Silent,
    };

    private static string Command(Machine machine)
    {
        var folders = new DataFolders(machine.Region, machine.Group);
        return $"""
            set -eu
            data=/run/check-data
            as="{AsPostgres}"
            install -d -m 0700 -o postgres $data
            install -d -m 2775 -o postgres -g postgres /run/postgresql
            $as {folders.Programs}/initdb --pgdata=$data {Locale} --auth=peer --no-sync >/dev/null
            if [ -e {DirectoryLogins.Script} ]; then {DirectoryLogins.Script}; fi
            cp /check/postgresql.conf /check/pg_hba.conf /check/pg_ident.conf $data/
            trap '$as {folders.Programs}/pg_ctl stop --pgdata=$data --mode=immediate >/dev/null' EXIT
            $as {folders.Programs}/pg_ctl start --wait --pgdata=$data --log=/run/postgresql/log --options="{Small}" >/dev/null || cat /run/postgresql/log
            $as {PostInit.Path} "host=/run/postgresql user=postgres dbname=postgres"
            $as psql -XAtq -h /run/postgresql -d postgres <<'SQL'
            SELECT 'pg_hba ' || line_number || ': ' || error FROM pg_hba_file_rules WHERE error IS NOT NULL;
            SELECT 'pg_ident ' || line_number || ': ' || error FROM pg_ident_file_mappings WHERE error IS NOT NULL;
            SELECT 'setting ' || name || ': ' || coalesce(error, 'not applied') FROM pg_file_settings
             WHERE error IS NOT NULL AND name NOT IN ('shared_buffers', 'huge_pages', 'listen_addresses', 'logging_collector');
            SELECT 'ssl is off' WHERE current_setting('ssl') <> 'on';
            SELECT 'rules without certificate or TLS: ' || line_number FROM pg_hba_file_rules WHERE auth_method = 'trust';
            SQL
            """;
    }

    private static string PostgresConfiguration(Machine machine) =>
        Lines(new ClusterSettings(machine.Region, machine.Site).Parameters
            .Select(parameter => KeyValuePair.Create(parameter.Key, (object?)parameter.Value))
            .Concat(PostgresParameters.Local(machine))
            .Select(parameter => $"{parameter.Key} = '{parameter.Value}'"));

    private static string Lines(IEnumerable<string> lines) => TextFile.Join(lines);
}
