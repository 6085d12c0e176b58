namespace ClusterProvisioning.Lab.State;

/// <summary>A mounted file system.</summary>
/// <param name="Path">Where.</param>
public sealed record MountResource(string Path) : LabResource
{
    /// <inheritdoc/>
    internal override string Key => "mount " + Path;
}
