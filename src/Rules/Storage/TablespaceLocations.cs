using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

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
        foreach (var tablespace in region.Tablespaces)
        {
            var (name, path) = (tablespace.Name, tablespace.Path.Key("location"));
            var folder = tablespace.Location + "/";
            if (!IsPlain(folder))
                yield return NoPath(path, tablespace);
            else if (folder.StartsWith(data, StringComparison.Ordinal))
                yield return InDataDirectory(path, tablespace, data);
            else if (taken.FirstOrDefault(each => IsNested(folder, each.Key)) is { Value: { } other })
                yield return Shared(path, tablespace, other);
            taken.TryAdd(folder, name.ToString());
        }
    }

    private static Finding NoPath(ModelPath path, Tablespace tablespace) => new(
        path,
        $"Tablespace '{tablespace.Name}' lies at '{tablespace.Declared.Location}'; wanted an absolute path without '.' and '..'.",
        "Name a folder such as /var/lib/postgresql/tablespaces/hot.");

    private static Finding InDataDirectory(ModelPath path, Tablespace tablespace, string data) => new(
        path,
        $"Tablespace '{tablespace.Name}' lies at '{tablespace.Declared.Location}', inside the data directory {data}: base backups would hold it twice.",
        "Put it beside the data directory, e.g. /var/lib/postgresql/tablespaces/hot.");

    private static Finding Shared(ModelPath path, Tablespace tablespace, string other) => new(
        path,
        $"Tablespaces '{tablespace.Name}' and '{other}' share the folder '{tablespace.Declared.Location}'.",
        "Give each a folder that lies in no other's.");

    private static bool IsPlain(string folder) =>
        folder.StartsWith('/') && folder.Length > 1 && !folder.Split('/').Any(part => part is "." or "..") && !folder.Any(char.IsControl);

    private static bool IsNested(string folder, string other) =>
        folder.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(folder, StringComparison.Ordinal);
}
