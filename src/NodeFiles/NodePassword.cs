namespace ClusterProvisioning.NodeFiles;

/// <summary>A password that a machine needs. No bundle carries it, only the place where it lies: a file of root's alone, mode 0600.</summary>
/// <param name="Name">What it is called on machines and in a lab.</param>
/// <param name="Path">The file on the machine; the password alone, no line feed.</param>
/// <param name="Stored">Its name in the secret store, below the region's.</param>
public sealed record NodePassword(string Name, string Path, string Stored);
