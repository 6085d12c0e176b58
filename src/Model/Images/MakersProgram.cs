namespace ClusterProvisioning.Model.Images;

/// <summary>A program that its maker publishes as a file, in no package: its hash stands for a signature.</summary>
/// <param name="Name">The name under which manifests have it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Address">Where the file lies.</param>
/// <param name="Sha256">The SHA-256 of the file, in hexadecimal digits.</param>
/// <param name="Path">Where it goes.</param>
public sealed record MakersProgram(string Name, string Version, Uri Address, string Sha256, string Path);
