namespace ClusterProvisioning.Preview.Comparing;

/// <summary>How the resources of two sides differ.</summary>
/// <param name="Changes">What differs, ignored properties included.</param>
/// <param name="Unknown">Properties that cannot be compared, since only the engine knows their values.</param>
/// <param name="Count">How many resources the new side has.</param>
public sealed record ResourceComparison(IReadOnlyList<ResourceChange> Changes, IReadOnlyList<UnknownProperty> Unknown, int Count);
