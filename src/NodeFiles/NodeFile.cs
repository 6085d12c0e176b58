namespace ClusterProvisioning.NodeFiles;

/// <summary>A file on a machine.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Mode">Its mode in octal, such as <c>0644</c>.</param>
/// <param name="Owner">The user that owns it, by name: numbers differ from image to image.</param>
/// <param name="Group">The group that owns it, by name.</param>
/// <param name="Content">Its text; lines end with a line feed.</param>
public sealed record NodeFile(string Path, string Mode, string Owner, string Group, string Content);
