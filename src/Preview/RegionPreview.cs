using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Costs;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Preview.Risks;

namespace ClusterProvisioning.Preview;

/// <summary>What a change of a region would do.</summary>
public sealed record RegionPreview
{
    /// <summary>The region's name.</summary>
    public required string Region { get; init; }

    /// <summary>What it is compared with, for a person.</summary>
    public required string Against { get; init; }

    /// <summary>How the resources of the two sides differ.</summary>
    public required ResourceComparison Resources { get; init; }

    /// <summary>The machines; null where the old side's are not known.</summary>
    public required MachineComparison? Machines { get; init; }

    /// <summary>What the change may break, and why it is refused if it is.</summary>
    public required Risk Risk { get; init; }

    /// <summary>What the change costs or saves by the month.</summary>
    public required CostComparison Cost { get; init; }

    /// <summary>True if a resource, a machine, a file or a unit changes; what Pulumi ignores does not count.</summary>
    public bool HasChanges =>
        Resources.Changes.Any(change => change.HasEffect) || Machines is { Machines.Count: > 0 } or { Files.Count: > 0 } or { Units.Count: > 0 };

    /// <summary>True if a risk is refused that nobody accepted.</summary>
    /// <param name="allowsRisk">True if refused risks are accepted.</param>
    public bool IsRefused(bool allowsRisk) => Risk.Refusals.Count > 0 && !allowsRisk;

    /// <summary>Compares two sides and judges the difference; machines only where both sides have theirs.</summary>
    public static RegionPreview Of(string region, string against, RegionSide before, RegionSide after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var resources = ResourceComparer.Compare(before, after);
        var machines = before.Machines is { } old && after.Machines is { } wanted ? MachineComparer.Compare(old, wanted) : null;
        return new RegionPreview
        {
            Region = region,
            Against = against,
            Resources = resources,
            Machines = machines,
            Risk = new RiskAssessment(region, before, after).Judge(resources, machines ?? MachineComparison.None),
            Cost = CostComparison.Of(before, after, resources.Changes),
        };
    }

    /// <summary>How many resources become what.</summary>
    public int Count(ChangeKind kind) => Resources.Changes.Count(change => change.Kind == kind && change.HasEffect);
}
