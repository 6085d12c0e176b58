using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>Chunks that are to be archived before they are dropped have a bucket to go to, over TLS unless it is on the machine itself.</summary>
public sealed class ArchiveDeclared : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1039";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var contents = region.Declared.Database;
        if (region.Declared.Backup?.Archive is not { } archive)
            return DeclaredTable.Of(contents).Where(IsArchived).Select(WithoutBucket);
        return archive.Endpoint is { } endpoint && !IsSafe(endpoint) ? [Unsafe(endpoint)] : [];
    }

    private static bool IsArchived(DeclaredTable table) => table.Declared.Hypertable?.Lifecycle is { DropAfter: not null, Archive: true };

    private static bool IsSafe(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static Finding WithoutBucket(DeclaredTable table) => new(
        table.Path.Key("hypertable").Key("lifecycle"),
        $"Chunks of '{table.Schema}.{table.Name}' are dropped only once they are archived, and the region declares no archive: none is ever dropped.",
        "Declare `backup.archive: {bucket: …, site: …, schedule: …, …}`, or set `archive: false` here to drop without a copy.");

    private static Finding Unsafe(string endpoint) => new(
        ModelPath.Of("backup", "archive", "endpoint"),
        $"The archive's endpoint '{endpoint}' is no https address, nor http on this machine, or it carries credentials.",
        "Write https://HOST[:PORT]; credentials come from the environment.");
}
