using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>What a change of Patroni's configuration file asks for (Patroni docs, "Patroni configuration"; <c>Patroni.reload_config</c>).</summary>
internal static class PatroniEffects
{
    /// <summary>The file that Patroni reads at its start and on SIGHUP.</summary>
    public const string Path = "/etc/patroni/config.yml";

    private const string PostgreSql = "PostgreSQL";
    private const string Patroni = "patroni.service";
    private const string Parameters = "postgresql.parameters.";
    private const string Dynamic = "bootstrap.dcs.";

    // Read when the daemon starts, and by no reload.
    private static readonly string[] AtStart = ["name", "scope", "namespace", "etcd", "etcd3", "consul", "log"];

    // Where PostgreSQL lies and listens.
    private static readonly string[] OfServer =
    [
        "postgresql.listen", "postgresql.data_dir", "postgresql.bin_dir", "postgresql.config_dir", "postgresql.use_unix_socket",
    ];

    /// <summary>The effects, one a changed setting.</summary>
    public static IEnumerable<FileEffect> Of(string before, string after)
    {
        var comparer = new PropertyComparer(recorded: false);
        comparer.Compare("", YamlTree.Read(before, Path), YamlTree.Read(after, Path));
        return comparer.Changes.SelectMany(change => Setting(change.Path));
    }

    private static IEnumerable<FileEffect> Setting(string path)
    {
        if (path.StartsWith(Dynamic, StringComparison.Ordinal))
            return [DynamicSetting(path[Dynamic.Length..])];
        // The rest of bootstrap makes a new cluster, and nothing else.
        if (PropertyPath.IsWithin(path, "bootstrap"))
            return [new FileEffect(EffectKind.None, Patroni, path)];
        if (path.StartsWith(Parameters, StringComparison.Ordinal))
            return [Parameter(path[Parameters.Length..], EffectKind.Reload)];
        if (OfServer.Any(setting => PropertyPath.IsWithin(path, setting)))
            return [new FileEffect(EffectKind.Restart, PostgreSql, path)];
        var kind = AtStart.Any(setting => PropertyPath.IsWithin(path, setting)) ? EffectKind.Restart : EffectKind.Reload;
        return [new FileEffect(kind, Patroni, PropertyPath.IsWithin(path, "postgresql.pg_hba") ? "pg_hba" : path)];
    }

    private static FileEffect DynamicSetting(string path) =>
        path.StartsWith(Parameters, StringComparison.Ordinal)
            ? Parameter(path[Parameters.Length..], EffectKind.Dynamic)
            : new FileEffect(EffectKind.Dynamic, Patroni, path);

    private static FileEffect Parameter(string name, EffectKind otherwise) =>
        new(PostmasterParameters.Contains(name) ? EffectKind.Restart : otherwise, PostgreSql, name);
}
