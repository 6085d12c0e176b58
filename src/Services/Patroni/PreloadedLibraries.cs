using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Libraries that a server loads at its start (<c>shared_preload_libraries</c>).</summary>
internal static class PreloadedLibraries
{
    /// <summary>PostgreSQL's name of the parameter.</summary>
    public const string Parameter = "shared_preload_libraries";

    // TimescaleDB's comes first: its loader wants no other extension's hooks before its own.
    private static readonly string[] Own = ["timescaledb", "pgaudit", "pg_stat_statements"];

    /// <summary>Those that every region needs, and after them those that a region writes itself; with commas between.</summary>
    public static string Of(PostgreSqlDeclaration declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var written = declared.Parameters.FirstOrDefault(parameter => parameter.Key == Parameter).Value ?? "";
        var more = written.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name.Trim('"', '\''));
        return string.Join(',', Own.Concat(more).Distinct(StringComparer.Ordinal));
    }
}
