using ClusterProvisioning.Model.Declaration.Security;

namespace ClusterProvisioning.Model;

/// <summary>The bucket that a site's database machines ship their log to. Each site has its own, so that one goes on when the other is lost.</summary>
/// <param name="Name">Its name, as S3 knows it.</param>
/// <param name="Location">The AWS region of the bucket, or what an endpoint of one's own signs with.</param>
/// <param name="Endpoint">Where the S3 API is; AWS's own where null.</param>
public sealed record AuditBucket(string Name, string Location, string? Endpoint)
{
    /// <summary>The bucket of a site; null where nothing is shipped there.</summary>
    public static AuditBucket? Of(Region region, Site site)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(site);
        return region.Declared.Security.Audit.Shipping is not { To: AuditDestination.Bucket } shipping || site.Cluster is null ? null : new AuditBucket(
            region.SiteBucketNameOf(shipping.Bucket, site),
            site.Declared.Location,
            OwnObjectStorage.EndpointOf(region));
    }

    /// <summary>The buckets of all sites, in the file's order.</summary>
    public static IEnumerable<AuditBucket> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Sites.Select(site => Of(region, site)).OfType<AuditBucket>();
    }
}
