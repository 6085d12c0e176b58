using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Identity;
using ClusterProvisioning.Stacks.Secrets;
using ClusterProvisioning.Stacks.Storage;
using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>Who the machines of each role are to AWS, and what that lets them do: read their own files and secrets, have a certificate, and where it
/// is their work, write backups.</summary>
internal sealed class NodeIdentities
{
    private static readonly string[] Writing = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];

    private readonly SiteBase _site;
    private readonly RegionServices _services;
    private readonly Dictionary<NodeRole, Pulumi.Aws.Iam.InstanceProfile> _profiles = [];

    /// <summary>Makes a role and a profile for each kind of machine that the site has.</summary>
    public NodeIdentities(SiteBase site, RegionServices services)
    {
        (_site, _services) = (site, services);
        foreach (var role in site.Scope.Site.Groups.Select(group => group.Role).Distinct())
            _profiles.Add(role, Create(role));
    }

    private SiteScope Scope => _site.Scope;

    private bool HasWalG => Scope.Region.Declared.Backup?.Tool == BackupTool.WalG;

    /// <summary>The profile of a role's machines.</summary>
    public Pulumi.Aws.Iam.InstanceProfile Of(NodeRole role) => _profiles[role];

    private Pulumi.Aws.Iam.InstanceProfile Create(NodeRole role)
    {
        var name = Scope.NameOf("node", EnumName.Of(role));
        var identity = new Pulumi.Aws.Iam.Role(name, new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"Machines of role {EnumName.Of(role)} of site {Scope.Site.Name} of region {Scope.Region.Name}",
            AssumeRolePolicy = Policy.TrustOf("ec2.amazonaws.com"),
            Tags = SiteScope.Tags(name, "identity"),
        }, Scope.Options());
        _ = new Pulumi.Aws.Iam.RolePolicy(name, new Pulumi.Aws.Iam.RolePolicyArgs
        {
            Role = identity.Id,
            Policy = Policy.Of([.. OwnFiles(role), .. Certificates(), .. OwnSecrets(role), .. Backups(role), .. Archive(role)]),
        }, Scope.Options());
        var profile = new Pulumi.Aws.Iam.InstanceProfileArgs { Role = identity.Name, Tags = SiteScope.Tags(name, "identity") };
        return new Pulumi.Aws.Iam.InstanceProfile(name, profile, Scope.Options());
    }

    private IEnumerable<PolicyStatement> OwnFiles(NodeRole role)
    {
        var own = EnumName.Of(role);
        yield return new PolicyStatement("OwnBundles", "s3:GetObject").On(Output.Format($"{_site.Buckets.Bundles.Arn}/{own}/*"));
        yield return new PolicyStatement("ListOwnBundles", "s3:ListBucket").On(_site.Buckets.Bundles.Arn).If("StringLike", "s3:prefix", $"{own}/*");
        yield return new PolicyStatement("BundleKey", "kms:Decrypt").On(_site.Keys.Storage.Arn).If("StringEquals", "kms:ViaService", Scope.ServiceName("s3"));
    }

    private IEnumerable<PolicyStatement> Certificates() => CertificatePolicy.Of(_site, _services.Authorities.Of(Scope.Site.Name));

    private IEnumerable<PolicyStatement> OwnSecrets(NodeRole role) => SecretPolicy.Of(_site, _services.Secrets.ReadBy(role, Scope));

    private IEnumerable<PolicyStatement> Backups(NodeRole role)
    {
        var reads = role == NodeRole.Restore;
        var buckets = reads ? [.. _services.Backups.Repositories] : Written(role);
        if (buckets.Count == 0)
            yield break;
        var objects = buckets.Select(bucket => bucket.Objects).ToArray();
        yield return new PolicyStatement("ListBackups", "s3:ListBucket", "s3:GetBucketLocation").On([.. buckets.Select(bucket => bucket.Bucket.Arn)]);
        yield return reads
            ? new PolicyStatement("ReadBackups", "s3:GetObject").On(objects)
            : new PolicyStatement("Backups", [.. Writing, .. Expiring(role)]).On(objects);
        var keys = buckets.Select(bucket => bucket.Key.Arn).ToArray();
        yield return reads
            ? new PolicyStatement("BackupKeys", "kms:Decrypt").On(keys)
            : new PolicyStatement("BackupKeys", "kms:Decrypt", "kms:GenerateDataKey").On(keys);
    }

    /// <summary>The repositories that a role's own files name (BackupPlan): with WAL-G the databases' own site's, and a backup server runs
    /// nothing; with pgBackRest, a database of the primary site every one, another its own site's, and a backup server those that it minds.</summary>
    private List<BackupBucket> Written(NodeRole role) => (role, HasWalG) switch
    {
        (NodeRole.Database, false) when Scope.Site.Declared.Role == SiteRole.Primary => [.. _services.Backups.Repositories],
        (NodeRole.Database, _) or (NodeRole.Backup, false) => [.. _services.Backups.Repositories.Where(bucket => bucket.Site == _site)],
        (NodeRole.Backup, true)
            or (NodeRole.Etcd or NodeRole.Consul or NodeRole.Pooler or NodeRole.Bastion or NodeRole.Gateway or NodeRole.Monitoring, _)
            or (NodeRole.Directory or NodeRole.ObjectStorage or NodeRole.Restore, _) => [],
    };

    // What is past its time is taken away by who makes backups: the backup server with pgBackRest, the leader with WAL-G.
    private string[] Expiring(NodeRole role) => role == NodeRole.Backup || HasWalG ? ["s3:DeleteObject"] : [];

    private IEnumerable<PolicyStatement> Archive(NodeRole role)
    {
        if (role != NodeRole.Database || _services.Backups.Archive is not { } archive)
            yield break;
        // Written and read back; never deleted. Parts of an upload that was broken off are no objects.
        yield return new PolicyStatement("Archive", "s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload").On(archive.Objects);
        yield return new PolicyStatement("ArchiveKey", "kms:Decrypt", "kms:GenerateDataKey").On(archive.Key.Arn);
    }
}
