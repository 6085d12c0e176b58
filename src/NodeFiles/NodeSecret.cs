namespace ClusterProvisioning.NodeFiles;

/// <summary>A secret that a machine's daemons read from a file. The bundle says where it goes; the text comes from the secret store, or from the lab.</summary>
/// <param name="Secret">The name under which it lies in the secret store.</param>
/// <param name="Path">The file.</param>
/// <param name="Mode">The file's mode.</param>
/// <param name="Owner">The user that owns it.</param>
/// <param name="Group">The group that owns it.</param>
/// <param name="Before">What stands before the secret in the file.</param>
/// <param name="After">What stands behind it.</param>
public sealed record NodeSecret(string Secret, string Path, string Mode, string Owner, string Group, string Before, string After = "")
{
    /// <summary>The whole file.</summary>
    public NodeFile With(string secret) => new(Path, Mode, Owner, Group, $"{Before}{secret}{After}\n");
}
