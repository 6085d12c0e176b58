using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks;

/// <summary>Where lies what a region has once.</summary>
internal static class RegionPlaces
{
    /// <summary>The site of the root authority and of secrets: the declared one, else the primary.</summary>
    public static Name KeysSite(this Region region) => region.Declared.Security.Places.Keys ?? region.Primary!.Name;
}
