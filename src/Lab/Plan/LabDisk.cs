namespace ClusterProvisioning.Lab.Plan;

/// <summary>A declared disk set as the lab makes it: one file of its usable size with a file system in it.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Mount">Where the machine sees it.</param>
public sealed record LabDisk(string Name, long Size, string Mount)
{
    /// <summary>True if the machine boots from it: its own files lie there, over those of the image.</summary>
    public bool IsRoot => Mount == "/";
}
