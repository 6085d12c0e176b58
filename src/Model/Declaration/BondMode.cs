using System.Text.Json.Serialization;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>How network cards are joined (Linux kernel docs, "bonding", option mode).</summary>
public enum BondMode
{
    /// <summary>A single card.</summary>
    None,

    /// <summary>One card works, the other waits.</summary>
    ActiveBackup,

    /// <summary>Link aggregation by LACP.</summary>
    [JsonStringEnumMemberName("802.3ad")]
    Lacp,
}
