namespace ClusterProvisioning.Services;

/// <summary>A service that reads or writes objects in the region's buckets, as the machine that it runs on.</summary>
public interface IUsesBuckets
{
    /// <summary>What it does in which bucket, on a machine that runs it.</summary>
    IEnumerable<BucketUse> BucketsOf(Machine machine);
}
