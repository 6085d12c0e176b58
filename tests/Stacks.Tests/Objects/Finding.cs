namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>What Kubernetes would refuse of an object.</summary>
/// <param name="Path">Where in the object, as <c>spec.ports[0].port</c>.</param>
/// <param name="Reason">Why.</param>
internal sealed record Finding(string Path, string Reason);
