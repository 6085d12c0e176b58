using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>Each tablespace has a folder of its own, absolute and outside the data directory.</summary>
public sealed class TablespaceLocations : IRule
{
    private const string Example = "/var/lib/postgresql/tablespaces/hot";
    private const string Twice = "base backups would hold it twice";
    private const string Apart = "Give each a folder that lies in no other's.";

    /// <inheritdoc/>
    public string Code => "CP1033";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var data = $"/var/lib/postgresql/{region.Declared.Postgresql.Version}/";
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, tablespace) in region.Declared.Database.Tablespaces)
        {
            var folder = tablespace.Location.TrimEnd('/') + "/";
            var path = ModelPath.Of("database", "tablespaces", name, "location");
            var place = $"Tablespace '{name}' lies at '{tablespace.Location}'";
            if (!IsPlain(folder))
                yield return new Finding(path, $"{place}; wanted an absolute path without '.' and '..'.", $"Name a folder such as {Example}.");
            else if (folder.StartsWith(data, StringComparison.Ordinal))
                yield return new Finding(path, $"{place}, inside the data directory {data}: {Twice}.", $"Put it beside the data directory, e.g. {Example}.");
            else if (taken.FirstOrDefault(other => IsNested(folder, other.Key)) is { Value: { } other })
                yield return new Finding(path, $"Tablespaces '{name}' and '{other}' share the folder '{tablespace.Location}'.", Apart);
            taken.TryAdd(folder, name.ToString());
        }
    }

    private static bool IsPlain(string folder) =>
        folder.StartsWith('/') && folder.Length > 1 && !folder.Split('/').Any(part => part is "." or "..") && !folder.Any(char.IsControl);

    private static bool IsNested(string folder, string other) =>
        folder.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(folder, StringComparison.Ordinal);
}
