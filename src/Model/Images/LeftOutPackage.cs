namespace ClusterProvisioning.Model.Images;

/// <summary>A package, or a program without one, that an image was to have and has not.</summary>
/// <param name="Package">Its name.</param>
/// <param name="Repository">The repository that it was to come from.</param>
/// <param name="Reason">Why it was left out.</param>
public sealed record LeftOutPackage(string Package, string Repository, string Reason);
