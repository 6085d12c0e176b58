namespace ClusterProvisioning.Preview.Risks;

/// <summary>One reason for which a change is refused until someone accepts the risk.</summary>
/// <param name="Reason">What would happen, with the names of what it would happen to.</param>
/// <param name="Next">What to do instead.</param>
public sealed record Refusal(string Reason, string Next);
