namespace ClusterProvisioning.Lab.Status;

/// <summary>Where applications connect.</summary>
/// <param name="Purpose">For what.</param>
/// <param name="Address">Address and port.</param>
/// <param name="From">The network that it is open to.</param>
public sealed record LabEndpoint(string Purpose, string Address, string From);
