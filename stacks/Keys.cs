using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks;

/// <summary>The key that encrypts a site's disks. It never leaves the site's AWS region.</summary>
internal static class Keys
{
    // AWS's longest waiting period: a key deleted by mistake takes every disk with it.
    private const int DaysToChangeOnesMind = 30;

    /// <summary>A site's key and its alias.</summary>
    public static Aws.Kms.Key Create(SiteScope scope)
    {
        var name = scope.NameOf("disks");
        var key = new Aws.Kms.Key(name, new Aws.Kms.KeyArgs
        {
            Description = $"Disks of site {scope.Site.Name} of region {scope.Region.Name}",
            EnableKeyRotation = true,
            DeletionWindowInDays = DaysToChangeOnesMind,
            Tags = SiteScope.Tags(name, "key"),
        }, scope.Kept());
        _ = new Aws.Kms.Alias(name, new Aws.Kms.AliasArgs { Name = $"alias/{name}", TargetKeyId = key.KeyId }, scope.Options());
        return key;
    }
}
