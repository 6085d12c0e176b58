using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Topology.Values;

/// <summary>One end of a flow as the region file writes it: a node group, <c>network:NAME</c> (any host in that network) or <c>internet</c>.</summary>
/// <param name="Kind">What the name names.</param>
/// <param name="Name">The group's or network's name; empty for the internet.</param>
public readonly record struct FlowEnd(FlowEndKind Kind, string Name) : IScalar<FlowEnd>
{
    private const string NetworkPrefix = "network:";
    private const string Internet = "internet";

    /// <inheritdoc/>
    public static string Wanted => "a node group, network:NAME or internet";

    /// <inheritdoc/>
    public static string Pattern => "^(network:)?[a-z][a-z0-9-]*$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out FlowEnd value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = text switch
        {
            Internet => new FlowEnd(FlowEndKind.Internet, ""),
            _ when text.StartsWith(NetworkPrefix, StringComparison.Ordinal) => new FlowEnd(FlowEndKind.Network, text[NetworkPrefix.Length..]),
            _ => new FlowEnd(FlowEndKind.Group, text),
        };
        return value.Kind == FlowEndKind.Internet || Values.Name.TryParse(value.Name, out _);
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        FlowEndKind.Internet => Internet,
        FlowEndKind.Network => NetworkPrefix + Name,
        _ => Name,
    };
}
