using ClusterProvisioning.Database.Comparing;

namespace ClusterProvisioning.Database.Drifting;

/// <summary>One object that is not as declared, and how that came about as far as the server knows.</summary>
/// <param name="Difference">How it differs.</param>
/// <param name="Provenance">Its owner, and the journal's last word on it.</param>
public sealed record DriftRow(Difference Difference, string Provenance);
