namespace ClusterProvisioning.Model.Declaration;

/// <summary>How administrators come in from outside.</summary>
public enum VpnKind
{
    /// <summary>
    /// A gateway that lends its clients an address of its network, as AWS Client VPN does (AWS docs, "How AWS Client VPN works": source NAT).
    /// </summary>
    ClientVpn,

    /// <summary>IKEv2; clients keep their own addresses.</summary>
    Ipsec,
}
