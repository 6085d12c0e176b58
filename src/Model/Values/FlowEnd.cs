using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>
/// One end of a flow as the region file writes it: a node group, <c>role:ROLE</c> (every group of that role), <c>network:NAME</c> (any host in that network),
/// <c>vpn</c> or <c>internet</c>.
/// </summary>
/// <param name="Kind">Whether the name is that of a group, a role or a network; VPN and internet have none.</param>
/// <param name="Name">The group's, role's or network's name; empty for the internet and the VPN.</param>
public sealed record FlowEnd(FlowEndKind Kind, string Name) : IScalar<FlowEnd>
{
    private const string NetworkPrefix = "network:";
    private const string RolePrefix = "role:";
    private const string Internet = "internet";
    private const string Vpn = "vpn";

    /// <inheritdoc/>
    public static string Wanted => "a node group, role:ROLE, network:NAME, vpn or internet";

    /// <inheritdoc/>
    public static string Pattern => "^((network|role):)?[a-z][a-z0-9-]*$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out FlowEnd value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = text switch
        {
            Internet => new FlowEnd(FlowEndKind.Internet, ""),
            Vpn => new FlowEnd(FlowEndKind.Vpn, ""),
            _ when text.StartsWith(RolePrefix, StringComparison.Ordinal) => new FlowEnd(FlowEndKind.Role, text[RolePrefix.Length..]),
            _ when text.StartsWith(NetworkPrefix, StringComparison.Ordinal) => new FlowEnd(FlowEndKind.Network, text[NetworkPrefix.Length..]),
            _ => new FlowEnd(FlowEndKind.Group, text),
        };
        return value.Kind is FlowEndKind.Internet or FlowEndKind.Vpn || Values.Name.TryParse(value.Name, out _);
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        FlowEndKind.Internet => Internet,
        FlowEndKind.Vpn => Vpn,
        FlowEndKind.Role => RolePrefix + Name,
        FlowEndKind.Network => NetworkPrefix + Name,
        FlowEndKind.Group => Name,
    };
}
