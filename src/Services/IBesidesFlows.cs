namespace ClusterProvisioning.Services;

/// <summary>A service that speaks with others in a way that no flow declares: not over TCP, or with the cloud itself.</summary>
public interface IBesidesFlows
{
    /// <summary>Rules of the machine's firewall for what comes in (nft(8)).</summary>
    IEnumerable<string> Inwards(Machine machine);

    /// <summary>Rules of the machine's firewall for what goes out.</summary>
    IEnumerable<string> Outwards(Machine machine);
}
