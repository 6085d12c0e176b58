using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>Copies every new object of a bucket into others, so that a restore needs no bucket of the lost site.</summary>
internal sealed class BucketReplication
{
    private const string Enabled = "Enabled";

    // What a copy is read with (AWS docs, "Setting up permissions for live replication").
    private static readonly string[] Reading =
    [
        "s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging", "s3:GetObjectRetention", "s3:GetObjectLegalHold",
    ];

    // The only time that S3 promises (AWS docs, "S3 Replication Time Control").
    private const int PromisedMinutes = 15;

    /// <summary>Makes the rules of copying, and the role that copies.</summary>
    public BucketReplication(BackupBucket from, IReadOnlyList<BackupBucket> to)
    {
        var scope = from.Site.Scope;
        var name = scope.NameOf("backup", "copy");
        var role = new Pulumi.Aws.Iam.Role(name, new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"Copies backups of region {scope.Region.Name} to its other sites",
            AssumeRolePolicy = Policy.TrustOf("s3.amazonaws.com"),
            Tags = SiteScope.Tags(name, "identity"),
        }, scope.Options());
        var policy = new Pulumi.Aws.Iam.RolePolicy(name, new Pulumi.Aws.Iam.RolePolicyArgs { Role = role.Id, Policy = PolicyOf(from, to) }, scope.Options());
        InputList<Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleArgs> rules = [];
        foreach (var target in to)
            rules.Add(Rule(from, target));
        var options = scope.Options();
        options.DependsOn = [policy, from.Made.Versioning, .. to.Select(target => target.Made.Versioning)];
        var copying = new Pulumi.Aws.S3.BucketReplicationConfigArgs { Bucket = from.Bucket.Id, Role = role.Arn, Rules = rules };
        _ = new Pulumi.Aws.S3.BucketReplicationConfig(name, copying, options);
    }

    private static Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleArgs Rule(BackupBucket from, BackupBucket to) => new()
    {
        Id = to.Site.Scope.Site.Name.ToString(),
        Status = Enabled,
        Filter = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleFilterArgs { Prefix = $"{from.Prefix}/" },
        DeleteMarkerReplication = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleDeleteMarkerReplicationArgs { Status = Enabled },
        SourceSelectionCriteria = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleSourceSelectionCriteriaArgs
        {
            SseKmsEncryptedObjects = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleSourceSelectionCriteriaSseKmsEncryptedObjectsArgs { Status = Enabled },
        },
        Destination = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleDestinationArgs
        {
            Bucket = to.Bucket.Arn,
            EncryptionConfiguration = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleDestinationEncryptionConfigurationArgs
            {
                ReplicaKmsKeyId = to.Key.Arn,
            },
            ReplicationTime = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleDestinationReplicationTimeArgs
            {
                Status = Enabled,
                Time = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleDestinationReplicationTimeTimeArgs { Minutes = PromisedMinutes },
            },
            Metrics = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleDestinationMetricsArgs
            {
                Status = Enabled,
                EventThreshold = new Pulumi.Aws.S3.Inputs.BucketReplicationConfigRuleDestinationMetricsEventThresholdArgs { Minutes = PromisedMinutes },
            },
        },
    };

    private static Output<string> PolicyOf(BackupBucket from, IReadOnlyList<BackupBucket> to) => Policy.Of(
        new PolicyStatement("Source", "s3:GetReplicationConfiguration", "s3:ListBucket").On(from.Bucket.Arn),
        new PolicyStatement("Read", Reading).On(from.Objects),
        new PolicyStatement("Write", "s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags").On([.. to.Select(target => target.Objects)]),
        new PolicyStatement("Decrypt", "kms:Decrypt").On(from.Key.Arn),
        new PolicyStatement("Encrypt", "kms:Encrypt", "kms:GenerateDataKey").On([.. to.Select(target => target.Key.Arn)]));
}
