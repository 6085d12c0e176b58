using System.Globalization;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>How the servers of a site ship WAL to the archive and get it back. All members have the same, and a standby ships nothing: who leads
/// after a failover goes on where the last one stopped.</summary>
/// <param name="Push">archive_command.</param>
/// <param name="Fetch">Gets the file $1 to the path $2; it asks the site's own repository alone, so that no wait for another site comes into a
/// promotion.</param>
/// <param name="Timeout">archive_timeout.</param>
public sealed record WalArchive(string Push, string Fetch, Duration Timeout)
{
    /// <summary>The script around <see cref="Fetch"/> on every member.</summary>
    public const string FetchPath = "/usr/local/lib/cluster/wal-fetch";

    /// <summary>For how many seconds a try to ship a segment waits for an answer. A stop waits for three of them where the archive is gone.</summary>
    public const int PushSeconds = 30;

    /// <summary>What PostgreSQL runs to fetch a segment (restore_command).</summary>
    public const string Get = FetchPath + " %f \"%p\"";

    /// <summary>WAL-G with the region's settings, a file of the machines.</summary>
    public const string WalG = "/usr/local/lib/cluster/wal-g";

    /// <summary>PostgreSQL's parameters.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Parameters =>
    [
        new("archive_mode", "on"),
        new("archive_command", Push),
        new("archive_timeout", (Timeout.Milliseconds / 1000).ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The archive of a site; none where the region makes no backups, or the site has no repository to read from.</summary>
    public static WalArchive? Of(Region region, Site site)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(site);
        if (region.Declared.Backup is not { } backup || NumberNear(backup, site) is not { } number)
            return null;
        var stanza = StanzaOf(region, backup);
        var (push, fetch) = backup.Tool switch
        {
            BackupTool.PgBackRest =>
                ($"pgbackrest --stanza={stanza} archive-push %p", $"pgbackrest --stanza={stanza} --repo={number} archive-get \"$1\" \"$2\""),
            BackupTool.WalG => ($"{WalG} wal-push \"%p\"", $"{WalG} wal-fetch \"$1\" \"$2\""),
        };
        return new WalArchive(push, fetch, backup.Wal.ArchiveTimeout);
    }

    /// <summary>The cluster's name in the repositories, the same at every site: a standby cluster is the same cluster to them.</summary>
    public static string StanzaOf(Region region, BackupDeclaration backup)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(backup);
        return backup.Stanza ?? region.Declared.Patroni.Scope;
    }

    /// <summary>The number that pgBackRest knows a repository by: the one in its name, else its place.</summary>
    public static int NumberOf(BackupDeclaration backup, Name repository)
    {
        ArgumentNullException.ThrowIfNull(backup);
        var digits = new string([.. repository.ToString().SkipWhile(letter => !char.IsAsciiDigit(letter))]);
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var given) ? given : backup.Repositories.Keys.ToList().IndexOf(repository) + 1;
    }

    // A folder on a host before a bucket.
    private static int? NumberNear(BackupDeclaration backup, Site site) => backup.Repositories
        .Where(each => each.Value.Site == site.Name).OrderBy(each => each.Value.Kind).Select(each => (int?)NumberOf(backup, each.Key)).FirstOrDefault();
}
