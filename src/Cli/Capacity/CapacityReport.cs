using ClusterProvisioning.Topology.Capacity;

namespace ClusterProvisioning.Cli.Capacity;

/// <summary>Writes a capacity plan.</summary>
internal abstract class CapacityReport
{
    /// <summary>The report in a format.</summary>
    public static CapacityReport For(CapacityFormat format) => format switch
    {
        CapacityFormat.Json => new JsonCapacityReport(),
        CapacityFormat.Markdown => new MarkdownCapacityReport(),
        CapacityFormat.Text => new TextCapacityReport(),
    };

    /// <summary>Writes the plan.</summary>
    public abstract void Write(TextWriter output, CapacityPlan plan);
}
