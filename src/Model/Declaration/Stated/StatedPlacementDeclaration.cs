using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Stated;

/// <summary>What a seed says of sites, zones and addresses (seed 000 §1.1, §4.1, §4.2).</summary>
public sealed record StatedPlacementDeclaration
{
    /// <summary>Whether no data crosses a border.</summary>
    public bool? NoBorderCrossed { get; init; }

    /// <summary>Whether the DR site lies in the primary's own region.</summary>
    public bool? DrInSameRegion { get; init; }

    /// <summary>Addresses of members.</summary>
    public IReadOnlyDictionary<MemberName, Ipv4> Addresses { get; init; } = new OrderedDictionary<MemberName, Ipv4>();
}
