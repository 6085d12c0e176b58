namespace ClusterProvisioning.Fleet;

/// <summary>A file of a machine.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Rights">Its mode, owner and group, such as <c>0640 root:postgres</c>.</param>
/// <param name="Content">Its text.</param>
public sealed record MachineFile(string Path, string Rights, string Content);
