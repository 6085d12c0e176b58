namespace ClusterProvisioning.Preview.Risks;

/// <summary>What a change may break.</summary>
public sealed record Risk
{
    /// <summary>Each quorum that loses members.</summary>
    public required IReadOnlyList<QuorumStop> Stops { get; init; }

    /// <summary>What files ask of units, on machines that stay; a rollout does it one machine after another.</summary>
    public required IReadOnlyList<UnitEffect> Effects { get; init; }

    /// <summary>Why it is refused; empty where it is not.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }

    /// <summary>What to know besides.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
