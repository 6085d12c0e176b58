namespace ClusterProvisioning.Services;

/// <summary>A secret as the region's secret store keeps it.</summary>
/// <param name="Name">Its name, below the region's.</param>
/// <param name="Purpose">What it is for, in a few words.</param>
/// <param name="IsGenerated">True if it is made up; false if people bring it, as a key of someone else's service.</param>
public sealed record StoredSecret(string Name, string Purpose, bool IsGenerated);
