using ClusterProvisioning.Stacks.Identity;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks;

/// <summary>The keys of a site, one for each kind of thing, so that who may read one kind cannot read another. They never leave the site's AWS region.</summary>
internal sealed class Keys
{
    // AWS's longest waiting period: a key deleted by mistake takes everything under it along.
    private const int DaysToChangeOnesMind = 30;

    private readonly SiteScope _scope;

    /// <summary>Makes a site's keys.</summary>
    public Keys(SiteScope scope)
    {
        _scope = scope;
        Disks = Create("disks", "Disks", ThroughEbs());
        Storage = Create("storage", "Buckets and images");
        Secrets = Create("secrets", "Secrets");
        Logs = Create("logs", "Logs", ByLogServices());
    }

    /// <summary>The key of the disks.</summary>
    public Aws.Kms.Key Disks { get; }

    /// <summary>The key of what lies in buckets and image registries.</summary>
    public Aws.Kms.Key Storage { get; }

    /// <summary>The key of secrets.</summary>
    public Aws.Kms.Key Secrets { get; }

    /// <summary>The key of logs.</summary>
    public Aws.Kms.Key Logs { get; }

    /// <summary>One more key and its alias.</summary>
    public Aws.Kms.Key Create(string purpose, string description, params PolicyStatement[] further)
    {
        var name = _scope.NameOf(purpose);
        var key = new Aws.Kms.Key(name, new Aws.Kms.KeyArgs
        {
            Description = $"{description} of site {_scope.Site.Name} of region {_scope.Region.Name}",
            EnableKeyRotation = true,
            DeletionWindowInDays = DaysToChangeOnesMind,
            Policy = Policy.Of([ByIam(), .. further]),
            Tags = SiteScope.Tags(name, "key"),
        }, _scope.Kept());
        _ = new Aws.Kms.Alias(name, new Aws.Kms.AliasArgs { Name = $"alias/{name}", TargetKeyId = key.KeyId }, _scope.Options());
        return key;
    }

    /// <summary>Who may use a key is said in the policies of roles (AWS docs, "Default key policy"); without this no one could change the key any more.</summary>
    private PolicyStatement ByIam() => new PolicyStatement("Account", "kms:*").ByRole(_scope.AccountRoot).On("*");

    /// <summary>EBS itself, as in the key that AWS keeps for it: node groups of Kubernetes start machines under a role of AWS's own.</summary>
    private PolicyStatement ThroughEbs() => new PolicyStatement("ThroughEbs", "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey")
        .ByAnyone().On("*")
        .If("StringEquals", "kms:ViaService", _scope.ServiceName("ec2"))
        .If("StringEquals", "kms:CallerAccount", _scope.Account);

    private PolicyStatement ByLogServices() => new PolicyStatement("LogServices", "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*")
        .ByService(_scope.ServiceName("logs"), "delivery.logs.amazonaws.com").On("*")
        .If("StringEquals", "aws:SourceAccount", _scope.Account);
}
