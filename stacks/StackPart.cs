namespace ClusterProvisioning.Stacks;

/// <summary>How much of a region's program is made at once. Each part refers to nothing outside itself, and is made only while the stack has nothing outside
/// it: the engine takes away what a program does not want.</summary>
public enum StackPart
{
    /// <summary>Everything.</summary>
    Whole,

    /// <summary>What others are put into before anything starts: networks, keys, buckets, registries, secrets, authorities.</summary>
    Foundation,

    /// <summary>All that AWS's own interfaces make: everything but what lies in Kubernetes, whose interface may be reached from inside the site only.</summary>
    Cloud,
}
