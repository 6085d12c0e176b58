namespace ClusterProvisioning.Fleet;

/// <summary>A file that a machine gets from its bundle.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Rights">Its mode, owner and group, such as <c>0640 root:postgres</c>.</param>
/// <param name="Content">Its whole text.</param>
public sealed record MachineFile(string Path, string Rights, string Content);
