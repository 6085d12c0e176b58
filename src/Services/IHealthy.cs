namespace ClusterProvisioning.Services;

/// <summary>A service that can be asked whether it does its part. A machine on which none can is well while its units run and its ports are served.</summary>
public interface IHealthy
{
    /// <summary>How it is asked on a machine that runs it; null where others on the machine tell enough.</summary>
    /// <param name="workload">The machine, and what it runs.</param>
    /// <param name="replicaTakesReads">True if the cluster of the machine's site has a replica that takes reads.</param>
    HealthProbe? ProbeOf(Workload workload, bool replicaTakesReads);
}
