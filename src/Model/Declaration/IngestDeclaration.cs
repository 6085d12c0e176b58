using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>What machines send, and how it comes in.</summary>
public sealed record IngestDeclaration
{
    /// <summary>Metrics a second that the region is built for; both seeds build each for the whole load (500,000), whatever its own facilities send.</summary>
    [Range(1, 1_000_000_000)]
    public int DesignRate { get; init; } = 500_000;

    /// <summary>Rows that a machine writes at once (seed 000 §2.5).</summary>
    [Range(1, 1_000_000)]
    public int BatchRows { get; init; } = 1000;

    /// <summary>The role as which the gateways write for machines: a machine proves itself by its certificate and has no password (login scram).</summary>
    public SqlName Role { get; init; } = SqlName.Parse("writer");

    /// <summary>The ingest gateways' port, with a client certificate for each machine.</summary>
    public Port Port { get; init; } = new(8443);
}
