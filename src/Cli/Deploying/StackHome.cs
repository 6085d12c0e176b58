using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>Where the state of a region's stack lies and what encrypts its secrets: both in the region's own
/// jurisdiction, at the site that <c>security.places.state</c> names, else the primary.</summary>
/// <param name="Backend">The bucket, as PULUMI_BACKEND_URL.</param>
/// <param name="SecretsProvider">The key, as <c>secretsprovider</c> of the stack's file.</param>
public sealed record StackHome(string Backend, string SecretsProvider)
{
    private const string Project = "cluster-provisioning";

    /// <summary>The bucket and the key of a region's stack, by its jurisdiction.</summary>
    /// <exception cref="InvalidDataException">The region is not in a cloud, so it has no stack.</exception>
    public static StackHome Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws || region.Primary is not { } primary)
        {
            const string Next = "Its machines get their files by `provision render` and `provision lab up`.";
            throw new InvalidDataException(
                $"Region '{region.Name}' has nothing in the cloud (target: metal), so there is nothing for Pulumi to do. {Next}");
        }

        var site = region.Declared.Security.Places.State is { } place ? region.FindSite(place)! : primary;
        var (jurisdiction, location) = (region.Declared.Jurisdiction.Name, site.Declared.Location);
        return new StackHome(
            $"s3://{Project}-{jurisdiction}-{region.Name}?region={location}&awssdk=v2",
            $"awskms://alias/{Project}-{jurisdiction}?region={location}");
    }
}
