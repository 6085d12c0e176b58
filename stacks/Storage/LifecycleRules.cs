using ClusterProvisioning.Model.Declaration.Tiers;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>Rules for what becomes of objects as they age.</summary>
internal static class LifecycleRules
{
    private const string Enabled = "Enabled";

    // Parts of uploads that were broken off: the longest upload, of a full backup's file, takes hours.
    private const int DaysToFinishAnUpload = 7;

    /// <summary>Removes versions that were overwritten or deleted this many days ago, what they leave behind, and uploads that were never finished.</summary>
    public static Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs Tidy(int daysOfOldVersions) => new()
    {
        Id = "tidy",
        Status = Enabled,
        Filter = Under(""),
        AbortIncompleteMultipartUpload = new Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs
        {
            DaysAfterInitiation = DaysToFinishAnUpload,
        },
        Expiration = new Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleExpirationArgs { ExpiredObjectDeleteMarker = true },
        NoncurrentVersionExpiration = new Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs
        {
            NoncurrentDays = daysOfOldVersions,
        },
    };

    /// <summary>Removes objects of this age.</summary>
    public static Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs Expire(string id, string prefix, int days) => new()
    {
        Id = id,
        Status = Enabled,
        Filter = Under(prefix),
        Expiration = new Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleExpirationArgs { Days = days },
    };

    /// <summary>Moves objects of this age into another class.</summary>
    public static Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs Move(string id, string prefix, int days, ObjectClass to) => new()
    {
        Id = id,
        Status = Enabled,
        Filter = Under(prefix),
        Transitions = { new Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleTransitionArgs { Days = days, StorageClass = NameOf(to) } },
    };

    /// <summary>True if an object of the class has to be thawed before it can be read.</summary>
    public static bool Thaws(ObjectClass storageClass) => storageClass is ObjectClass.Glacier or ObjectClass.DeepArchive;

    private static string NameOf(ObjectClass storageClass) => storageClass switch
    {
        ObjectClass.StandardIa => "STANDARD_IA",
        ObjectClass.GlacierIr => "GLACIER_IR",
        ObjectClass.Glacier => "GLACIER",
        ObjectClass.DeepArchive => "DEEP_ARCHIVE",
        ObjectClass.Standard => throw new ArgumentException("Objects begin in this class; nothing moves into it.", nameof(storageClass)),
    };

    private static Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs Under(string prefix) => new() { Prefix = prefix };
}
