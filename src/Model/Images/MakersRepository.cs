namespace ClusterProvisioning.Model.Images;

/// <summary>A repository of packages that the maker of a program keeps and signs.</summary>
/// <param name="Name">Its name; sources, keyring and preferences of an image bear it.</param>
/// <param name="Address">Where it lies.</param>
/// <param name="Suite">The suite.</param>
/// <param name="Component">The component.</param>
/// <param name="Key">Where its key is fetched from.</param>
/// <param name="Fingerprint">The key's full fingerprint, forty hexadecimal digits. Whatever else is fetched is not trusted.</param>
public sealed record MakersRepository(string Name, Uri Address, string Suite, string Component, Uri Key, string Fingerprint);
