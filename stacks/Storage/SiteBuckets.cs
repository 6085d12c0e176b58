using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>The buckets that each site has for itself: logs of access, of traffic and of databases, and the files of its machines.</summary>
internal sealed class SiteBuckets
{
    // Yesterday's bundle is what a failed rollout goes back to.
    private const int DaysOfOldBundles = 90;
    private const string LogDelivery = "delivery.logs.amazonaws.com";

    private readonly SiteScope _scope;

    /// <summary>Makes a site's buckets.</summary>
    public SiteBuckets(SiteScope scope, Keys keys)
    {
        _scope = scope;
        AccessLogs = CreateAccessLogs();
        TrafficLogs = CreateTrafficLogs(keys.Logs);
        AuditLogs = AuditBucket.Of(scope.Region, scope.Site) is { } audit ? CreateAuditLogs(audit, keys.Logs).Bucket : null;
        Deploy = new Pulumi.Aws.Iam.Role(scope.NameOf("deploy"), new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"Writes the bundles of site {scope.Site.Name} of region {scope.Region.Name}",
            AssumeRolePolicy = Policy.Of(Trusted(new PolicyStatement("Trust", "sts:AssumeRole"))),
            Tags = SiteScope.Tags(scope.NameOf("deploy"), "identity"),
        }, scope.Options());
        Bundles = new SecureBucket(scope, new BucketSpec
        {
            Part = "bundles",
            Key = keys.Storage,
            Lifecycle = [LifecycleRules.Tidy(DaysOfOldBundles)],
            AccessLogs = AccessLogs,
            Statements = arn =>
            [
                new PolicyStatement("OnlyDeployWrites", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion").Denied().ByAnyone()
                    .On(Output.Format($"{arn}/*")).If("ArnNotEquals", "aws:PrincipalArn", Deploy.Arn),
            ],
        }).Bucket;
        LetDeploy(keys.Storage);
    }

    /// <summary>Who read and wrote the other buckets.</summary>
    public SecureBucket AccessLogs { get; }

    /// <summary>The network's flow logs: who talked to whom.</summary>
    public SecureBucket TrafficLogs { get; }

    /// <summary>The log of the site's database machines; null where they ship none.</summary>
    public Pulumi.Aws.S3.Bucket? AuditLogs { get; }

    /// <summary>The files of machines, below their role.</summary>
    public Pulumi.Aws.S3.Bucket Bundles { get; }

    /// <summary>The only one who writes bundles; whoever rolls out takes this role.</summary>
    public Pulumi.Aws.Iam.Role Deploy { get; }

    private PolicyStatement Trusted(PolicyStatement statement) => _scope.Region.Declared.Security.Deployers switch
    {
        [] => statement.ByRole(_scope.AccountRoot),
        var roles => statement.ByRoles([.. roles.Select(role => role.ToString())]),
    };

    private AuditDeclaration Audit => _scope.Region.Declared.Security.Audit;

    /// <summary>S3 writes these itself, and into no bucket with a key of one's own (AWS docs, "Enabling Amazon S3 server access logging").</summary>
    private SecureBucket CreateAccessLogs() => new SecureBucket(_scope, new BucketSpec
    {
        Part = "access-logs",
        Lifecycle = [LifecycleRules.Tidy(1), LifecycleRules.Expire("age", "", Audit.Retention.Days())],
        Statements = arn => [From("logging.s3.amazonaws.com", arn, "s3:PutObject")],
    });

    private SecureBucket CreateTrafficLogs(Pulumi.Aws.Kms.Key key) => new(_scope, new BucketSpec
    {
        Part = "traffic-logs",
        Key = key,
        Lifecycle = [LifecycleRules.Tidy(1), LifecycleRules.Expire("age", "", Audit.Retention.Days())],
        AccessLogs = AccessLogs,
        Statements = arn =>
        [
            From(LogDelivery, arn, "s3:PutObject").If("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
            new PolicyStatement("LogDeliveryLooks", "s3:GetBucketAcl", "s3:ListBucket").ByService(LogDelivery).On(arn)
                .If("StringEquals", "aws:SourceAccount", _scope.Account),
        ],
    });

    // The lock counts a version's age as expiry does: it holds what anybody else would take away before.
    private SecureBucket CreateAuditLogs(AuditBucket audit, Pulumi.Aws.Kms.Key key) => new(_scope, new BucketSpec
    {
        Part = "audit-logs",
        PhysicalName = audit.Name,
        Key = key,
        Lock = ObjectLock.Of(Audit.Shipping!.ObjectLock, Audit.Retention),
        Lifecycle = [LifecycleRules.Tidy(1), LifecycleRules.Expire("age", "", Audit.Retention.Days())],
        AccessLogs = AccessLogs,
    });

    private PolicyStatement From(string service, Output<string> arn, string action)
    {
        var statement = new PolicyStatement("LogDeliveryWrites", action).ByService(service).On(Output.Format($"{arn}/*"));
        return statement.If("StringEquals", "aws:SourceAccount", _scope.Account);
    }

    private void LetDeploy(Pulumi.Aws.Kms.Key key) => _ = new Pulumi.Aws.Iam.RolePolicy(_scope.NameOf("deploy"), new Pulumi.Aws.Iam.RolePolicyArgs
    {
        Role = Deploy.Id,
        Policy = Policy.Of(
            new PolicyStatement("Bundles", "s3:PutObject", "s3:GetObject", "s3:DeleteObject").On(Output.Format($"{Bundles.Arn}/*")),
            new PolicyStatement("List", "s3:ListBucket").On(Bundles.Arn),
            new PolicyStatement("Key", "kms:GenerateDataKey", "kms:Decrypt").On(key.Arn)),
    }, _scope.Options());
}
