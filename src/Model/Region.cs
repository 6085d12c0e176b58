using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Operation;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A region with everything worked out that follows from its file: subnets, addresses, zones, references.</summary>
public sealed record Region
{
    /// <summary>The file as it was written.</summary>
    public required RegionDeclaration Declared { get; init; }

    /// <summary>Its sites, in the file's order.</summary>
    public required IReadOnlyList<Site> Sites { get; init; }

    /// <summary>The day on which it is judged: versions reach their end of life.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Where each value stands.</summary>
    public required SourceMap Sources { get; init; }

    /// <summary>What the image of its machines holds; null where it names none.</summary>
    public ImageManifest? Image { get; init; }

    /// <summary>What the profile promises that the file extends; the file's own promises where it extends none.</summary>
    public PromisesDeclaration ProfilePromises { get; init; } = new();

    /// <summary>The region's name.</summary>
    public Name Name => Declared.Region;

    /// <summary>The name of a bucket as S3 knows it: the declared one behind the region's and, where it is declared, before the account's number.</summary>
    public string BucketNameOf(Name declared) => NameOf(declared.ToString());

    /// <summary>The name of a bucket that each site has for itself.</summary>
    public string SiteBucketNameOf(Name declared, Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return NameOf($"{declared}-{site.Name}");
    }

    private string NameOf(string own) => Declared.Account is { } account ? $"{Name}-{own}-{account}" : $"{Name}-{own}";

    /// <summary>The site that serves reads and writes; the first, where a faulty file has several.</summary>
    public Site? Primary => Sites.FirstOrDefault(site => site.Declared.Role == SiteRole.Primary);

    /// <summary>What machines run that hold the leader's lock.</summary>
    public NodeRole DcsRole => Dcs.RoleOf(Declared.Patroni.Dcs);

    /// <summary>The clusters of all sites, in the file's order.</summary>
    public IEnumerable<PatroniCluster> Clusters => Sites.Select(site => site.Cluster).OfType<PatroniCluster>();

    /// <summary>The groups of database machines of all sites.</summary>
    public IEnumerable<NodeGroup> DatabaseGroups => Clusters.SelectMany(cluster => cluster.Groups);

    /// <summary>Its backup repositories, in the file's order; none where it makes no backups.</summary>
    public IReadOnlyList<BackupTarget> BackupTargets => [.. Declared.Backup?.Repositories.Select(each => new BackupTarget(this, each.Key, each.Value)) ?? []];

    /// <summary>Its tablespaces, in the file's order.</summary>
    public IEnumerable<Tablespace> Tablespaces => Declared.Database.Tablespaces.Select(each => new Tablespace(each.Key, each.Value));

    /// <summary>All node groups of all sites.</summary>
    public IEnumerable<NodeGroup> Groups => Sites.SelectMany(site => site.Groups);

    /// <summary>All machines of all sites.</summary>
    public IEnumerable<Node> Nodes => Groups.SelectMany(group => group.Nodes);

    /// <summary>The site with this name.</summary>
    public Site? FindSite(Name name) => Sites.FirstOrDefault(site => site.Name == name);
}
