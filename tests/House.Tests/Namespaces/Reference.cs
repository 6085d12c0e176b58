namespace ClusterProvisioning.House.Tests.Namespaces;

/// <summary>One namespace needs another.</summary>
/// <param name="From">Who needs it.</param>
/// <param name="To">What is needed.</param>
/// <param name="Place">The file or type that says so.</param>
internal sealed record Reference(string From, string To, string Place);
