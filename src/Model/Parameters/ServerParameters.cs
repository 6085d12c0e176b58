using System.Collections.Frozen;

namespace ClusterProvisioning.Model.Parameters;

/// <summary>PostgreSQL's parameters by its major version, those of pgaudit and pg_stat_statements included; recorded from real servers. TimescaleDB's change
/// with its own versions and are not in it.</summary>
public static class ServerParameters
{
    private static readonly FrozenDictionary<int, Lazy<FrozenDictionary<string, ServerParameter>>> Tables =
        new[] { 17, 18 }.ToFrozenDictionary(version => version, version => new Lazy<FrozenDictionary<string, ServerParameter>>(() => Read(version)));

    /// <summary>The versions that are known, ascending.</summary>
    public static IReadOnlyList<int> Versions { get; } = [.. Tables.Keys.Order()];

    /// <summary>A version's parameters by name, whatever the case; null where the version is not known.</summary>
    public static IReadOnlyDictionary<string, ServerParameter>? Of(int version) => Tables.TryGetValue(version, out var table) ? table.Value : null;

    /// <summary>The text of a version's table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is not known.</exception>
    public static string TextOf(int version)
    {
        using var stream = typeof(ServerParameters).Assembly.GetManifestResourceStream($"postgresql-{version}.txt")
            ?? throw new ArgumentOutOfRangeException(nameof(version), version, "no such table");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static FrozenDictionary<string, ServerParameter> Read(int version) => TextOf(version)
        .Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .Select(parts => new ServerParameter(parts[0], parts[1], parts[2], parts[3], parts[4]))
        .ToFrozenDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
}
