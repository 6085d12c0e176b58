using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks;

/// <summary>Where lies what a region has once.</summary>
public static class RegionPlaces
{
    /// <summary>The site of the root authority and of secrets: the declared one, else the primary.</summary>
    public static Name KeysSite(this Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Security.Places.Keys ?? region.Primary!.Name;
    }

    /// <summary>The AWS region of that site.</summary>
    public static string KeysLocation(Region region) => region.FindSite(region.KeysSite())!.Declared.Location;
}
