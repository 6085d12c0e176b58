namespace ClusterProvisioning.Preview.Comparing;

/// <summary>The properties of a type whose change replaces the resource.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Source">Where that is written.</param>
/// <param name="Paths">The properties.</param>
public sealed record ReplaceRule(string Type, string Source, params IReadOnlyList<string> Paths);
