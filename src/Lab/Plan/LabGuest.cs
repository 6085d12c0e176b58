namespace ClusterProvisioning.Lab.Plan;

/// <summary>A host of no declared machine in a network from which a flow comes, such as an application's: a network namespace, nothing booted. Probes and
/// <c>lab psql</c> speak from there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Leg">Its place.</param>
public sealed record LabGuest(string Name, LabLeg Leg);
