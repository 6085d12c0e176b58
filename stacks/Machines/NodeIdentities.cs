using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;
using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Identity;
using ClusterProvisioning.Stacks.Secrets;
using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>Who the machines of each role are to AWS, and what that lets them do: read their own files and secrets, have a certificate, and where it
/// is their work, write backups.</summary>
internal sealed class NodeIdentities
{
    private static readonly string[] Writing = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];

    private readonly SiteBase _site;
    private readonly RegionServices _services;
    private readonly IReadOnlyList<Connection> _connections;
    private readonly Dictionary<NodeRole, Pulumi.Aws.Iam.InstanceProfile> _profiles = [];
    private readonly Dictionary<NodeRole, Signer> _signers = [];

    /// <summary>Makes a role and a profile for each kind of machine that the site has.</summary>
    public NodeIdentities(SiteBase site, RegionServices services)
    {
        (_site, _services, _connections) = (site, services, Connections.Of(site.Scope.Region));
        var certificates = CertificateSigner.Of(site.Scope.Region, site.Scope.Site);
        foreach (var role in site.Scope.Site.Groups.Select(group => group.Role).Distinct())
        {
            _signers.Add(role, CreateSigner(role, certificates[role]));
            _profiles.Add(role, Create(role));
        }
    }

    private SiteScope Scope => _site.Scope;

    /// <summary>The profile of a role's machines.</summary>
    public Pulumi.Aws.Iam.InstanceProfile Of(NodeRole role) => _profiles[role];

    /// <summary>Who has the certificates of a role's machines issued.</summary>
    public Signer SignerOf(NodeRole role) => _signers[role];

    private Signer CreateSigner(NodeRole role, IEnumerable<SignedCertificate> certificates)
    {
        var days = (int)Figures.Days(Scope.Region.Declared.Security.Certificates.Lifetime);
        return _services.Authorities.Of(Scope.Site.Name).For(EnumName.Of(role), days, [.. certificates]);
    }

    private Pulumi.Aws.Iam.InstanceProfile Create(NodeRole role)
    {
        var (name, uses) = (Scope.NameOf("node", EnumName.Of(role)), UsesOf(role));
        var identity = new Pulumi.Aws.Iam.Role(name, new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"Machines of role {EnumName.Of(role)} of site {Scope.Site.Name} of region {Scope.Region.Name}",
            AssumeRolePolicy = Policy.TrustOf("ec2.amazonaws.com"),
            Tags = SiteScope.Tags(name, "identity"),
        }, Scope.Options());
        _ = new Pulumi.Aws.Iam.RolePolicy(name, new Pulumi.Aws.Iam.RolePolicyArgs
        {
            Role = identity.Id,
            Policy = Policy.Of([.. OwnFiles(role), _signers[role].MayBeAsked(), .. OwnSecrets(role), .. Backups(uses), .. Archive(uses), .. AuditLogs(uses)]),
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

    private IEnumerable<PolicyStatement> OwnSecrets(NodeRole role) => SecretPolicy.Of(_site, _services.Secrets.ReadBy(role, Scope));

    private IEnumerable<PolicyStatement> Backups(IReadOnlyList<BucketUse> uses)
    {
        var number = 0;
        foreach (var access in uses.Where(use => use.Contents == BucketContents.Backups).GroupBy(use => use.Access, use => use.Repository))
        {
            // A policy takes each name once.
            var again = ++number == 1 ? "" : $"{number}";
            var buckets = _services.Backups.Repositories.Where(bucket => access.Contains(bucket.Repository)).ToList();
            var objects = buckets.Select(bucket => bucket.Objects).ToArray();
            var keys = buckets.Select(bucket => bucket.Key.Arn).ToArray();
            yield return new PolicyStatement($"ListBackups{again}", "s3:ListBucket", "s3:GetBucketLocation")
                .On([.. buckets.Select(bucket => bucket.Bucket.Arn)]);
            yield return access.Key switch
            {
                BucketAccess.Append => new PolicyStatement($"Backups{again}", "s3:PutObject").On(objects),
                BucketAccess.Read => new PolicyStatement($"ReadBackups{again}", "s3:GetObject").On(objects),
                BucketAccess.Write => new PolicyStatement($"Backups{again}", Writing).On(objects),
                BucketAccess.Expire => new PolicyStatement($"Backups{again}", [.. Writing, "s3:DeleteObject"]).On(objects),
            };
            yield return new PolicyStatement($"BackupKeys{again}", Encrypting(access.Key)).On(keys);
        }
    }

    private IEnumerable<PolicyStatement> Archive(IReadOnlyList<BucketUse> uses)
    {
        if (uses.FirstOrDefault(use => use.Contents == BucketContents.Archive) is not { } use || _services.Backups.Archive is not { } archive)
            yield break;
        // Parts of an upload that was broken off are no objects.
        string[] actions = use.Access switch
        {
            BucketAccess.Append => ["s3:PutObject"],
            BucketAccess.Read => ["s3:GetObject"],
            BucketAccess.Write => ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"],
            BucketAccess.Expire => ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload", "s3:DeleteObject"],
        };
        yield return new PolicyStatement("Archive", actions).On(archive.Objects);
        yield return new PolicyStatement("ArchiveKey", Encrypting(use.Access)).On(archive.Key.Arn);
    }

    // Whoever takes a machine over reads and removes nothing of what it and others have logged.
    private IEnumerable<PolicyStatement> AuditLogs(IReadOnlyList<BucketUse> uses)
    {
        if (uses.FirstOrDefault(use => use.Contents == BucketContents.AuditLog) is not { } use || _site.Buckets.AuditLogs is not { } logs)
            yield break;
        yield return new PolicyStatement("AuditLogs", "s3:PutObject").On(Output.Format($"{logs.Arn}/*"));
        yield return new PolicyStatement("AuditLogsKey", Encrypting(use.Access)).On(_site.Keys.Logs.Arn);
    }

    private static string[] Encrypting(BucketAccess access) => access switch
    {
        BucketAccess.Append => ["kms:GenerateDataKey"],
        BucketAccess.Read => ["kms:Decrypt"],
        BucketAccess.Write or BucketAccess.Expire => ["kms:Decrypt", "kms:GenerateDataKey"],
    };

    // Machines of a role are one identity, whatever their group: what the services of any of them do.
    private List<BucketUse> UsesOf(NodeRole role) =>
    [
        .. Scope.Site.GroupsOf(role).Where(group => group.Nodes.Count > 0)
            .SelectMany(group => MachineServices.BucketsOf(
                new Services.Machine(Scope.Region, Scope.Site, group, group.Nodes[0], Realisation.Aws, new MachineFlows(_connections, group))))
            .Distinct(),
    ];
}
