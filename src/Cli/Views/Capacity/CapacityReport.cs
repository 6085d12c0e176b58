using ClusterProvisioning.Model.Capacity;

namespace ClusterProvisioning.Cli.Views.Capacity;

/// <summary>Writes a capacity plan in one format.</summary>
internal abstract class CapacityReport
{
    /// <summary>The writer for a format.</summary>
    public static CapacityReport For(CapacityFormat format) => format switch
    {
        CapacityFormat.Json => new JsonCapacityReport(),
        CapacityFormat.Markdown => new MarkdownCapacityReport(),
        CapacityFormat.Text => new TextCapacityReport(),
    };

    /// <summary>Writes what is held and when, and what to buy.</summary>
    public abstract void Write(TextWriter output, CapacityPlan plan);
}
