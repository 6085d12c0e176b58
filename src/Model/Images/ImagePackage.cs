namespace ClusterProvisioning.Model.Images;

/// <summary>A package of a machine image.</summary>
/// <param name="Name">Its name, as dpkg has it.</param>
/// <param name="Version">Its version, as dpkg has it.</param>
/// <param name="Architecture">amd64, or all.</param>
public sealed record ImagePackage(string Name, string Version, string Architecture);
