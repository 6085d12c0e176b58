namespace ClusterProvisioning.Services;

/// <summary>
/// A service that asks in the name of the network it stands in: flows from that network are its own, as they are of pods on Kubernetes there. Another machine
/// that merely has an address in that network gets no way out by them.
/// </summary>
public interface ICallsForItsNetwork : IService;
