namespace ClusterProvisioning.Services.Patroni;

/// <summary>What a change of each setting of Patroni's configuration file takes
/// (Patroni docs, "Patroni configuration"; <c>Patroni.reload_config</c>).</summary>
internal static class PatroniSettings
{
    private const string PostgreSql = "PostgreSQL";
    private const string Parameters = "postgresql.parameters";
    private const string Dynamic = "bootstrap.dcs";

    // Read when the daemon starts, and by no reload.
    private static readonly string[] AtStart = ["name", "scope", "namespace", "etcd", "etcd3", "consul", "log"];

    // Where PostgreSQL lies and listens.
    private static readonly string[] OfServer =
        ["postgresql.listen", "postgresql.data_dir", "postgresql.bin_dir", "postgresql.config_dir", "postgresql.use_unix_socket"];

    /// <summary>Patroni as the reader of its configuration file, with what each setting takes.</summary>
    public static FileReader Reader { get; } = new(PatroniService.Unit, ChangeTakes.Reload)
    {
        Form = FileForm.Yaml,
        TellsKey = true,
        Keys =
        [
            .. PostmasterParameters.All.Select(name => Parameter($"{Dynamic}.{Parameters}", name)),
            new KeyReader($"{Dynamic}.{Parameters}", PostgreSql, ChangeTakes.Dynamic) { Below = $"{Dynamic}.{Parameters}." },
            new KeyReader(Dynamic, PatroniService.Unit, ChangeTakes.Dynamic) { Below = Dynamic + "." },
            // The rest of bootstrap makes a new cluster, and nothing else.
            new KeyReader("bootstrap", PatroniService.Unit, ChangeTakes.Nothing),
            .. PostmasterParameters.All.Select(name => Parameter(Parameters, name)),
            new KeyReader(Parameters, PostgreSql, ChangeTakes.Reload) { Below = Parameters + "." },
            .. OfServer.Select(key => new KeyReader(key, PostgreSql, ChangeTakes.Restart)),
            // Patroni asks etcd itself which members there are; the list is for its start.
            new KeyReader("etcd3.hosts", PatroniService.Unit, ChangeTakes.Nothing),
            .. AtStart.Select(key => new KeyReader(key, PatroniService.Unit, ChangeTakes.Restart)),
            new KeyReader("postgresql.pg_hba", PatroniService.Unit, ChangeTakes.Reload) { Cause = "pg_hba" },
        ],
    };

    private static KeyReader Parameter(string place, string name) => new($"{place}.{name}", PostgreSql, ChangeTakes.Restart) { Below = place + "." };
}
