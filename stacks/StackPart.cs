namespace ClusterProvisioning.Stacks;

/// <summary>
/// How much of a region's program is made at once. Each holds the one before, and depends on nothing outside itself: the engine refuses a target that needs
/// a resource which is no target (pulumi, <c>pkg/resource/deploy/step_generator.go</c>, <c>validateSteps</c>), and takes every provider for one.
/// </summary>
public enum StackPart
{
    /// <summary>Everything.</summary>
    Whole,

    /// <summary>What others are put into before anything starts: networks, keys, buckets, registries, secrets, authorities.</summary>
    Foundation,

    /// <summary>All that AWS's own interfaces make: everything but what lies in Kubernetes, whose interface may be reached from inside the site only.</summary>
    Cloud,
}
