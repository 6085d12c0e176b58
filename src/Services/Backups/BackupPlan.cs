using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;

namespace ClusterProvisioning.Services.Backups;

/// <summary>Which repositories a machine writes to and reads from, and which members a repository's host takes backups of.</summary>
internal sealed class BackupPlan
{
    private const int MillisecondsPerDay = 86_400_000;
    private readonly Machine _machine;

    private BackupPlan(Machine machine, BackupDeclaration declared) => (_machine, Declared) = (machine, declared);

    /// <summary>The plan as it was written.</summary>
    public BackupDeclaration Declared { get; }

    /// <summary>The cluster's name in the repositories.</summary>
    public string Stanza => WalArchive.StanzaOf(_machine.Region, Declared);

    /// <summary>Every declared repository, whoever writes to it.</summary>
    public IReadOnlyList<Repository> Repositories => [.. Declared.Repositories.Select(each => Resolve(each.Key, each.Value))];

    /// <summary>Where a database writes its WAL: from the primary site to every repository, from
    /// another only to its own, for it writes only once the primary site is lost.</summary>
    public IReadOnlyList<Repository> Written =>
        _machine.Site.Declared.Role == SiteRole.Primary ? Repositories : [.. Repositories.Where(IsHere)];

    /// <summary>Where a machine reads WAL from: its own site's repository, so that no wait for another site comes into a promotion or a restore.</summary>
    public Repository? Near => Repositories.Where(IsHere).OrderBy(each => each.Declared.Kind).FirstOrDefault();

    /// <summary>The repositories that a backup server minds: its own folder, and the buckets of its site.</summary>
    public IReadOnlyList<Repository> Minded =>
        [.. Repositories.Where(each => each.Host?.Path == _machine.Node.Path || (each.Host is null && IsHere(each) && IsFirst()))];

    /// <summary>The members that a backup server asks, its own site's first and those outside the quorum before
    /// the rest: at a DR site pages come from the first standby. A primary site asks no other.</summary>
    public IReadOnlyList<(NodeGroup Group, string Host)> Members =>
    [
        .. from connection in _machine.Flows.Out
           where connection.Port == ServicePorts.PgBackRest
               && connection.To.Group is { Role: NodeRole.Database, Declared.Replication: not ReplicationKind.Analytics }
           let isHere = connection.To.Group.Site == _machine.Site.Name
           where isHere || _machine.Site.Declared.Role == SiteRole.Dr
           orderby isHere descending, connection.To.Group.IsQuorum
           from node in connection.To.Group.Nodes
           select (connection.To.Group, _machine.Names.Of(node, connection.To.Network)),
    ];

    /// <summary>The plan of a machine's region, if it is made with this tool.</summary>
    public static BackupPlan? With(BackupTool tool, Machine machine) =>
        machine.Region.Declared.Backup is { } declared && declared.Tool == tool ? new BackupPlan(machine, declared) : null;

    /// <summary>The plan of a machine's region, whichever tool it is made with; null where it makes no backups.</summary>
    public static BackupPlan? Of(Machine machine) => machine.Region.Declared.Backup is { } declared ? new BackupPlan(machine, declared) : null;

    /// <summary>What is done in those of some repositories that are buckets.</summary>
    public static IEnumerable<BucketUse> In(IEnumerable<Repository> repositories, BucketAccess access) =>
        repositories.Where(each => each.Host is null).Select(each => new BucketUse(BucketContents.Backups, each.Name, access));

    /// <summary>How many whole days a length has, rounded up.</summary>
    public static string Days(Model.Values.Duration duration) =>
        ((duration.Milliseconds + MillisecondsPerDay - 1) / MillisecondsPerDay).ToString(CultureInfo.InvariantCulture);

    private bool IsHere(Repository repository) => repository.Site.Name == _machine.Site.Name;

    private bool IsFirst() => _machine.Site.NodesOf(NodeRole.Backup).FirstOrDefault()?.Path == _machine.Node.Path;

    private Repository Resolve(Model.Values.Name name, RepositoryDeclaration declared)
    {
        var site = _machine.Region.FindSite(declared.Site)!;
        return new Repository(WalArchive.NumberOf(Declared, name), name, declared, site, declared.Group is { } group ? site.FindGroup(group)!.Nodes[0] : null);
    }
}
