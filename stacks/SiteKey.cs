using ClusterProvisioning.Stacks.Identity;

namespace ClusterProvisioning.Stacks;

/// <summary>A key of a site and its alias. It never leaves the site's AWS region.</summary>
internal sealed class SiteKey
{
    // AWS's longest waiting period: a key deleted by mistake takes everything under it along.
    private const int DaysToChangeOnesMind = 30;

    /// <summary>Makes a key that is turned over every year, and its alias.</summary>
    /// <param name="scope">The site.</param>
    /// <param name="purpose">The last part of its logical name, and of its alias.</param>
    /// <param name="description">What is encrypted with it.</param>
    /// <param name="further">Who may use it beside those whom policies of roles let.</param>
    public SiteKey(SiteScope scope, string purpose, string description, params PolicyStatement[] further)
    {
        var name = scope.NameOf(purpose);
        // Who may use a key is said in the policies of roles (AWS docs, "Default key policy"); without this no one could change the key any more.
        var byIam = new PolicyStatement("Account", "kms:*").ByRole(scope.AccountRoot).On("*");
        Key = new Pulumi.Aws.Kms.Key(name, new Pulumi.Aws.Kms.KeyArgs
        {
            Description = $"{description} of site {scope.Site.Name} of region {scope.Region.Name}",
            EnableKeyRotation = true,
            DeletionWindowInDays = DaysToChangeOnesMind,
            Policy = Policy.Of([byIam, .. further]),
            Tags = SiteScope.Tags(name, "key"),
        }, scope.Kept());
        _ = new Pulumi.Aws.Kms.Alias(name, new Pulumi.Aws.Kms.AliasArgs { Name = $"alias/{name}", TargetKeyId = Key.KeyId }, scope.Options());
    }

    /// <summary>The KMS key itself, for what it encrypts to name.</summary>
    public Pulumi.Aws.Kms.Key Key { get; }
}
