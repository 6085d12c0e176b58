namespace ClusterProvisioning.Preview.Comparing;

/// <summary>The properties of a type whose change replaces the resource.</summary>
/// <param name="Type">The type token, such as <c>aws:ec2/vpc:Vpc</c>.</param>
/// <param name="Source">The provider's source that says so, at a commit where it was read.</param>
/// <param name="Paths">The properties, as paths below the resource.</param>
public sealed record ReplaceRule(string Type, string Source, params IReadOnlyList<string> Paths);
