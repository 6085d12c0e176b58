namespace ClusterProvisioning.Model.Declaration;

/// <summary>A protocol with ports.</summary>
public enum IpProtocol
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}
