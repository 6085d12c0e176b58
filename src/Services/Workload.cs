using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>A machine with what it runs.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Services">Its services, in the order of the list of all of them.</param>
/// <param name="Units">The units of its bundle.</param>
public sealed record Workload(Machine Machine, IReadOnlyList<IService> Services, IReadOnlyList<string> Units)
{
    /// <summary>The ports that it serves: something listens there, and a flow leads to it.</summary>
    public IEnumerable<Port> Ports =>
        Services.SelectMany(service => service.Listens(Machine)).Select(port => port.Port).Distinct().Where(port => Machine.Flows.To(port).Any());

    /// <summary>True if timers or administrators start jobs on it that may fail and be tried again.</summary>
    public bool RunsJobs => Services.Any(service => service.RunsJobs);

    /// <summary>The service that says what the machine's stopping takes; null where nothing has to be done or asked.</summary>
    public IStepsAside? StepsAside => Services.OfType<IStepsAside>().FirstOrDefault();
}
