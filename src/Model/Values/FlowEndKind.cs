namespace ClusterProvisioning.Model.Values;

/// <summary>What one end of a flow names.</summary>
public enum FlowEndKind
{
    /// <summary>A node group, at each site that has it.</summary>
    Group,

    /// <summary>Any host in a declared network.</summary>
    Network,

    /// <summary>Any address outside the region.</summary>
    Internet,

    /// <summary>Every node group of a role, at each site that has one.</summary>
    Role,

    /// <summary>Administrators who came in over a site's VPN.</summary>
    Vpn,
}
