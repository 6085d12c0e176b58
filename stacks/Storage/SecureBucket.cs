using ClusterProvisioning.Stacks.Identity;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>A bucket with all that every bucket of ours has: versions, a key, no way to make it public, TLS and the own account only.</summary>
internal static class SecureBucket
{
    /// <summary>Makes it.</summary>
    public static Aws.S3.Bucket Create(SiteScope scope, BucketSpec spec)
    {
        var name = scope.NameOf(spec.Part);
        var bucket = new Aws.S3.Bucket(name, new Aws.S3.BucketArgs
        {
            BucketName = spec.PhysicalName is { } physical ? (Input<string>)physical : null,
            ObjectLockEnabled = spec.Lock is not null,
            Tags = SiteScope.Tags(name, "storage"),
        }, scope.Kept());
        var versioning = new Aws.S3.BucketVersioning(name, new Aws.S3.BucketVersioningArgs
        {
            Bucket = bucket.Id,
            VersioningConfiguration = new Aws.S3.Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, scope.Options());
        Encrypt(scope, name, bucket, spec.Key);
        var closed = Close(scope, name, bucket, spec);
        if (spec.Lock is { } held)
            Lock(scope, name, bucket, held);
        if (spec.Lifecycle.Count > 0)
            Age(scope, name, bucket, spec.Lifecycle, versioning);
        if (spec.AccessLogs is { } logs)
            _ = new Aws.S3.BucketLogging(name, new Aws.S3.BucketLoggingArgs { Bucket = bucket.Id, TargetBucket = logs.Id, TargetPrefix = $"{spec.Part}/" }, scope.Options());
        _ = new Aws.S3.BucketPolicy(name, new Aws.S3.BucketPolicyArgs { Bucket = bucket.Id, Policy = PolicyOf(scope, bucket, spec) }, After(scope, closed));
        return bucket;
    }

    private static void Encrypt(SiteScope scope, string name, Aws.S3.Bucket bucket, Aws.Kms.Key? key) => _ = new Aws.S3.BucketServerSideEncryptionConfiguration(name, new Aws.S3.BucketServerSideEncryptionConfigurationArgs
    {
        Bucket = bucket.Id,
        Rules =
        {
            new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleArgs
            {
                // One data key for many objects: a request to KMS for each WAL segment would cost more than the storage.
                BucketKeyEnabled = key is not null,
                ApplyServerSideEncryptionByDefault = new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                {
                    SseAlgorithm = key is null ? "AES256" : "aws:kms",
                    KmsMasterKeyId = key is null ? null : (Input<string>)key.Arn,
                },
            },
        },
    }, scope.Options());

    private static Aws.S3.BucketPublicAccessBlock Close(SiteScope scope, string name, Aws.S3.Bucket bucket, BucketSpec spec)
    {
        _ = new Aws.S3.BucketOwnershipControls(name, new Aws.S3.BucketOwnershipControlsArgs
        {
            Bucket = bucket.Id,
            Rule = new Aws.S3.Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, scope.Options());
        return new Aws.S3.BucketPublicAccessBlock(name, new Aws.S3.BucketPublicAccessBlockArgs
        {
            Bucket = bucket.Id,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, spec.Lock is null ? scope.Options() : scope.InUse());
    }

    private static void Lock(SiteScope scope, string name, Aws.S3.Bucket bucket, ObjectLock held) => _ = new Aws.S3.BucketObjectLockConfiguration(name, new Aws.S3.BucketObjectLockConfigurationArgs
    {
        Bucket = bucket.Id,
        Rule = new Aws.S3.Inputs.BucketObjectLockConfigurationRuleArgs
        {
            DefaultRetention = new Aws.S3.Inputs.BucketObjectLockConfigurationRuleDefaultRetentionArgs
            {
                Mode = held.Mode,
                Days = held.Days is { } days ? (Input<int>)days : null,
                Years = held.Years is { } years ? (Input<int>)years : null,
            },
        },
    }, scope.InUse());

    private static void Age(SiteScope scope, string name, Aws.S3.Bucket bucket, IReadOnlyList<Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> rules, Resource versioning)
    {
        InputList<Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> all = [];
        foreach (var rule in rules)
            all.Add(rule);
        _ = new Aws.S3.BucketLifecycleConfiguration(name, new Aws.S3.BucketLifecycleConfigurationArgs { Bucket = bucket.Id, Rules = all }, After(scope, versioning));
    }

    private static Output<string> PolicyOf(SiteScope scope, Aws.S3.Bucket bucket, BucketSpec spec)
    {
        var objects = Output.Format($"{bucket.Arn}/*");
        return Policy.Of(
        [
            new PolicyStatement("TlsOnly", "s3:*").Denied().ByAnyone().On(bucket.Arn, objects).If("Bool", "aws:SecureTransport", "false"),
            new PolicyStatement("OwnAccountOnly", "s3:*").Denied().ByAnyone().On(bucket.Arn, objects)
                .If("StringNotEquals", "aws:PrincipalAccount", scope.Account)
                .If("BoolIfExists", "aws:PrincipalIsAWSService", "false"),
            .. spec.Statements(bucket.Arn),
        ]);
    }

    // A public access block comes before the policy: S3 refuses two changes of access at once.
    private static CustomResourceOptions After(SiteScope scope, Resource first)
    {
        var options = scope.Options();
        options.DependsOn = first;
        return options;
    }
}
