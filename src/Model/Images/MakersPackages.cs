namespace ClusterProvisioning.Model.Images;

/// <summary>What a production image takes from one repository.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Packages">The packages; nothing else comes from there.</param>
public sealed record MakersPackages(MakersRepository Repository, IReadOnlyList<MakersPackage> Packages);
