namespace ClusterProvisioning.Preview.Risks;

/// <summary>What a change may break: quorums, running units, and what is refused.</summary>
public sealed record Risk
{
    /// <summary>Each quorum that loses members.</summary>
    public required IReadOnlyList<QuorumStop> Stops { get; init; }

    /// <summary>What files ask of units, on machines that stay; a rollout does it one machine after another.</summary>
    public required IReadOnlyList<UnitEffect> Effects { get; init; }

    /// <summary>Machines that run and whose files change, where nothing brings them there by itself; empty where a rollout does.</summary>
    public required IReadOnlyList<string> Undelivered { get; init; }

    /// <summary>Why it is refused; empty where it is not.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }

    /// <summary>Sentences on what is neither refused nor done: lifted protections, ignored properties, unknown types.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
