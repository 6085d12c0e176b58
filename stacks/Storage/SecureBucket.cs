using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>A bucket with all that every bucket of ours has: versions, a key, no way to make it public, TLS and the own account only.</summary>
internal sealed class SecureBucket
{
    private readonly SiteScope _scope;
    private readonly string _name;

    /// <summary>Makes a bucket and closes it, before anything is written into it.</summary>
    public SecureBucket(SiteScope scope, BucketSpec spec)
    {
        (_scope, _name) = (scope, scope.NameOf(spec.Part));
        Bucket = new Pulumi.Aws.S3.Bucket(_name, new Pulumi.Aws.S3.BucketArgs
        {
            BucketName = spec.PhysicalName is { } physical ? (Input<string>)physical : null,
            ObjectLockEnabled = spec.Lock is not null,
            Tags = SiteScope.Tags(_name, "storage"),
        }, scope.Kept());
        Versioning = new Pulumi.Aws.S3.BucketVersioning(_name, new Pulumi.Aws.S3.BucketVersioningArgs
        {
            Bucket = Bucket.Id,
            VersioningConfiguration = new Pulumi.Aws.S3.Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, scope.Options());
        Encrypt(spec.Key);
        var closed = Close(spec);
        if (spec.Lock is { } held)
            Lock(held);
        if (spec.Lifecycle.Count > 0)
            Age(spec.Lifecycle, Versioning);
        if (spec.AccessLogs is { } logs)
            Log(spec.Part, logs);
        var policy = new Pulumi.Aws.S3.BucketPolicyArgs { Bucket = Bucket.Id, Policy = PolicyOf(spec) };
        Rights = new Pulumi.Aws.S3.BucketPolicy(_name, policy, After(closed));
    }

    /// <summary>The bucket, closed and encrypted.</summary>
    public Pulumi.Aws.S3.Bucket Bucket { get; }

    /// <summary>What lets others in; S3 logs into a bucket only once it is let.</summary>
    public Pulumi.Aws.S3.BucketPolicy Rights { get; }

    /// <summary>What makes it keep versions; S3 copies from and into no other bucket.</summary>
    public Pulumi.Aws.S3.BucketVersioning Versioning { get; }

    private void Log(string part, SecureBucket logs)
    {
        var logging = new Pulumi.Aws.S3.BucketLoggingArgs { Bucket = Bucket.Id, TargetBucket = logs.Bucket.Id, TargetPrefix = $"{part}/" };
        _ = new Pulumi.Aws.S3.BucketLogging(_name, logging, After(logs.Rights));
    }

    private void Encrypt(Pulumi.Aws.Kms.Key? key)
    {
        // One data key for many objects: a request to KMS for each WAL segment would cost more than the storage.
        var rule = new Pulumi.Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleArgs
        {
            BucketKeyEnabled = key is not null,
            ApplyServerSideEncryptionByDefault = new Pulumi.Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
            {
                SseAlgorithm = key is null ? "AES256" : "aws:kms",
                KmsMasterKeyId = key is null ? null : (Input<string>)key.Arn,
            },
        };
        var encryption = new Pulumi.Aws.S3.BucketServerSideEncryptionConfigurationArgs { Bucket = Bucket.Id, Rules = { rule } };
        _ = new Pulumi.Aws.S3.BucketServerSideEncryptionConfiguration(_name, encryption, _scope.Options());
    }

    private Pulumi.Aws.S3.BucketPublicAccessBlock Close(BucketSpec spec)
    {
        _ = new Pulumi.Aws.S3.BucketOwnershipControls(_name, new Pulumi.Aws.S3.BucketOwnershipControlsArgs
        {
            Bucket = Bucket.Id,
            Rule = new Pulumi.Aws.S3.Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, _scope.Options());
        return new Pulumi.Aws.S3.BucketPublicAccessBlock(_name, new Pulumi.Aws.S3.BucketPublicAccessBlockArgs
        {
            Bucket = Bucket.Id,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, spec.Lock is null ? _scope.Options() : _scope.InUse());
    }

    private void Lock(ObjectLock held) => _ = new Pulumi.Aws.S3.BucketObjectLockConfiguration(_name, new Pulumi.Aws.S3.BucketObjectLockConfigurationArgs
    {
        Bucket = Bucket.Id,
        Rule = new Pulumi.Aws.S3.Inputs.BucketObjectLockConfigurationRuleArgs
        {
            DefaultRetention = new Pulumi.Aws.S3.Inputs.BucketObjectLockConfigurationRuleDefaultRetentionArgs
            {
                Mode = held.Mode,
                Days = held.Days is { } days ? (Input<int>)days : null,
                Years = held.Years is { } years ? (Input<int>)years : null,
            },
        },
    }, _scope.InUse());

    private void Age(IReadOnlyList<Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> rules, Resource versioning)
    {
        InputList<Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> all = [];
        foreach (var rule in rules)
            all.Add(rule);
        var lifecycle = new Pulumi.Aws.S3.BucketLifecycleConfigurationArgs { Bucket = Bucket.Id, Rules = all };
        _ = new Pulumi.Aws.S3.BucketLifecycleConfiguration(_name, lifecycle, After(versioning));
    }

    private Output<string> PolicyOf(BucketSpec spec)
    {
        var objects = Output.Format($"{Bucket.Arn}/*");
        return Policy.Of(
        [
            new PolicyStatement("TlsOnly", "s3:*").Denied().ByAnyone().On(Bucket.Arn, objects).If("Bool", "aws:SecureTransport", "false"),
            new PolicyStatement("OwnAccountOnly", "s3:*").Denied().ByAnyone().On(Bucket.Arn, objects)
                .If("StringNotEquals", "aws:PrincipalAccount", _scope.Account)
                .If("BoolIfExists", "aws:PrincipalIsAWSService", "false"),
            .. spec.Statements(Bucket.Arn),
        ]);
    }

    // A public access block comes before the policy: S3 refuses two changes of access at once.
    private CustomResourceOptions After(Resource first)
    {
        var options = _scope.Options();
        options.DependsOn = first;
        return options;
    }
}
