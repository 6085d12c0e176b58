namespace ClusterProvisioning.Preview.Comparing;

/// <summary>A property that cannot be compared with a state, since only the engine knows its value.</summary>
/// <param name="Type">The resource's type token.</param>
/// <param name="Name">The resource's logical name.</param>
/// <param name="Path">The property's path below the resource.</param>
/// <param name="Value">What the program has there.</param>
public sealed record UnknownProperty(string Type, string Name, string Path, string Value);
