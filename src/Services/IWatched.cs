using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services;

/// <summary>A service that shows its counters to Prometheus.</summary>
public interface IWatched
{
    /// <summary>What is asked of its machines in a region that runs it; whom, the flows say.</summary>
    IEnumerable<ScrapeJob> ScrapeJobs(Region region);
}
