namespace ClusterProvisioning.Lab.State;

/// <summary>A loop device.</summary>
/// <param name="File">The file behind it.</param>
/// <param name="Device">The device, once it is known.</param>
public sealed record LoopResource(string File, string? Device) : LabResource
{
    /// <inheritdoc/>
    internal override string Key => "loop " + File;
}
