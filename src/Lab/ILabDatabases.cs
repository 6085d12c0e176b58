using ClusterProvisioning.Lab.Runs;

namespace ClusterProvisioning.Lab;

/// <summary>Makes what the region declares inside a lab's databases; who knows databases implements it.</summary>
public interface ILabDatabases
{
    /// <summary>Does it. Called once every cluster has its leader and replicas, and before the poolers are asked whether applications get through.</summary>
    /// <param name="door">The way to the databases.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="cancel">Ends it; a further run goes on.</param>
    Task FillAsync(AdminDoor door, ILabProgress progress, CancellationToken cancel);
}
