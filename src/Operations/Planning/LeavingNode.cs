using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>A machine that is there and that the region does not declare.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Site">The site whose cluster it is a member of; null where it is none's.</param>
/// <param name="Service">The service that says what its stopping takes, from the units that it has; null where nothing has to be done.</param>
/// <param name="Loses">What is lost with it.</param>
public sealed record LeavingNode(string Name, string? Site, IStepsAside? Service, IReadOnlyList<string> Loses)
{
    /// <summary>What happens before it stops.</summary>
    public HandOver HandOver => Service?.HandOver ?? HandOver.None;
}
