namespace ClusterProvisioning.Preview.Comparing;

/// <summary>A property whose values differ between the two sides.</summary>
/// <param name="Path">Where, such as <c>rootBlockDevice.volumeSize</c>.</param>
/// <param name="Before">Its old value, for a person; null where there was none.</param>
/// <param name="After">Its new value; null where there is none.</param>
public sealed record PropertyChange(string Path, string? Before, string? After)
{
    /// <summary>True if the change replaces the resource.</summary>
    public bool Replaces { get; init; }
}
