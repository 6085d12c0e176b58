using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>The keys of a site, one for each kind of thing, so that who may read one kind cannot read another. They never leave the site's AWS
/// region.</summary>
internal sealed class Keys
{
    private static readonly string[] EbsUses = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey"];
    private static readonly string[] LogUses = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];

    private readonly SiteScope _scope;

    /// <summary>Makes a site's keys, one for each purpose, so that a right to one opens no other.</summary>
    public Keys(SiteScope scope)
    {
        _scope = scope;
        Disks = new SiteKey(scope, "disks", "Disks", ThroughEbs()).Key;
        Storage = new SiteKey(scope, "storage", "Buckets and images").Key;
        Secrets = new SiteKey(scope, "secrets", "Secrets").Key;
        Logs = new SiteKey(scope, "logs", "Logs", ByCloudWatch(), ByLogDelivery()).Key;
    }

    /// <summary>Encrypts machines' disks.</summary>
    public Pulumi.Aws.Kms.Key Disks { get; }

    /// <summary>Encrypts what lies in buckets and image registries.</summary>
    public Pulumi.Aws.Kms.Key Storage { get; }

    /// <summary>Encrypts secrets.</summary>
    public Pulumi.Aws.Kms.Key Secrets { get; }

    /// <summary>Encrypts logs.</summary>
    public Pulumi.Aws.Kms.Key Logs { get; }

    /// <summary>EBS itself, as in the key that AWS keeps for it: node groups of Kubernetes start machines under a role of AWS's own.</summary>
    private PolicyStatement ThroughEbs() => new PolicyStatement("ThroughEbs", EbsUses)
        .ByAnyone().On("*")
        .If("StringEquals", "kms:ViaService", _scope.ServiceName("ec2"))
        .If("StringEquals", "kms:CallerAccount", _scope.Account);

    // CloudWatch Logs says whose log it encrypts, not for which account (AWS docs, "Encrypt log data in CloudWatch Logs using AWS KMS").
    private PolicyStatement ByCloudWatch() => new PolicyStatement("LogGroups", LogUses)
        .ByService(_scope.ServiceName("logs")).On("*")
        .If("ArnLike", "kms:EncryptionContext:aws:logs:arn", Output.Format($"arn:aws:logs:{_scope.Location}:{_scope.Account}:log-group:*"));

    private PolicyStatement ByLogDelivery() => new PolicyStatement("LogDelivery", LogUses)
        .ByService("delivery.logs.amazonaws.com").On("*")
        .If("StringEquals", "aws:SourceAccount", _scope.Account);
}
