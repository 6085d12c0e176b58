namespace ClusterProvisioning.Services;

/// <summary>How one sees that a service does its part on a machine: what is asked, and what the answer means. The fleet asks it.</summary>
public abstract record HealthProbe;
