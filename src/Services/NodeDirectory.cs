namespace ClusterProvisioning.Services;

/// <summary>A folder on a machine that needs an owner or mode of its own.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Mode">Its mode in octal, such as <c>0755</c>.</param>
/// <param name="Owner">The user that owns it.</param>
/// <param name="Group">The group that owns it.</param>
public sealed record NodeDirectory(string Path, string Mode, string Owner, string Group);
