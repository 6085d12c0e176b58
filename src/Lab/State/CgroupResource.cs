namespace ClusterProvisioning.Lab.State;

/// <summary>A control group, with every process in it.</summary>
/// <param name="Name">Its path below each hierarchy.</param>
public sealed record CgroupResource(string Name) : LabResource
{
    /// <inheritdoc/>
    internal override string Key => "cgroup " + Name;
}
