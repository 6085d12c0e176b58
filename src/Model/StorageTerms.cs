using ClusterProvisioning.Model.Declaration.Tiers;

namespace ClusterProvisioning.Model;

/// <summary>What a class of object storage asks for, as of 2026-11 (AWS docs, "Amazon S3 storage classes", "Archive retrieval options").</summary>
/// <param name="MinimumDays">Days that are billed at the least.</param>
/// <param name="ThawHours">Hours until an object can be read by standard retrieval; 0 where it can be read at once.</param>
public sealed record StorageTerms(int MinimumDays, int ThawHours)
{
    /// <summary>The terms of a class.</summary>
    public static StorageTerms Of(ObjectClass objectClass) => objectClass switch
    {
        ObjectClass.StandardIa => new(30, 0),
        ObjectClass.GlacierIr => new(90, 0),
        ObjectClass.Glacier => new(90, 5),
        ObjectClass.DeepArchive => new(180, 12),
        ObjectClass.Standard => new(0, 0),
    };
}
