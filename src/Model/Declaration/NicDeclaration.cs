using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Network cards that make one interface.</summary>
public sealed record NicDeclaration
{
    /// <summary>Number of cards.</summary>
    [Range(1, 16)]
    public int Count { get; init; } = 1;

    /// <summary>Rate of one card.</summary>
    public required Bandwidth Speed { get; init; }

    /// <summary>How several cards are joined.</summary>
    public BondMode Bond { get; init; } = BondMode.None;
}
