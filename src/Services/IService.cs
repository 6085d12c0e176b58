using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services;

/// <summary>Something that machines run. All that is known of a daemon is said by its service, in its folder; everybody else derives.</summary>
/// <remarks>
/// Optional sides are interfaces beside this one: <see cref="IChecked"/>, <see cref="IStartsAfter"/>, <see cref="IWatched"/>, <see cref="ITunesKernel"/>,
/// <see cref="IBesidesFlows"/>, <see cref="INamesHosts"/>, <see cref="IInstalled"/>,
/// <see cref="IHealthy"/>, <see cref="IStepsAside"/>, <see cref="IUsesBuckets"/>.
/// </remarks>
public interface IService
{
    /// <summary>Its name, as its makers write it: <c>patroni</c>, <c>etcd</c>.</summary>
    string Name { get; }

    /// <summary>True if machines of a group run it.</summary>
    /// <param name="region">The region.</param>
    /// <param name="group">The machines' group.</param>
    bool RunsOn(Region region, NodeGroup group);

    /// <summary>Its files, folders and units on a machine that runs it; none where nothing on the machine needs it after all.</summary>
    ServiceFiles FilesOf(Machine machine);

    /// <summary>The ports that flows may lead to, on a machine that runs it.</summary>
    IEnumerable<ListeningPort> Listens(Machine machine) => [];

    /// <summary>The certificates, passwords and keys that it reads on a machine that runs it; no bundle holds them.</summary>
    Credentials CredentialsOf(Machine machine) => Credentials.None;

    /// <summary>What is lost with a machine that runs it.</summary>
    ServiceState State => ServiceState.None;

    /// <summary>True if timers or administrators start jobs on its machine that may fail and be tried again: such a failed unit is no fault.</summary>
    bool RunsJobs => false;
}
