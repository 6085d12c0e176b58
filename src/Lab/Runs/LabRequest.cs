namespace ClusterProvisioning.Lab.Runs;

/// <summary>Which lab is wanted.</summary>
/// <param name="Lab">Its name.</param>
/// <param name="RegionFile">The region file.</param>
/// <param name="Scaled">True for small hardware instead of the declared.</param>
public sealed record LabRequest(string Lab, string RegionFile, bool Scaled);
