namespace ClusterProvisioning.Services;

/// <summary>A secret that a machine's daemons read from a file. The bundle says where it goes; the text comes from the secret store, or from the lab.</summary>
/// <param name="Stored">The secret as the store keeps it.</param>
/// <param name="Path">The file.</param>
/// <param name="Mode">The file's mode.</param>
/// <param name="Owner">The user that owns it.</param>
/// <param name="Group">The group that owns it.</param>
/// <param name="Before">What stands before the secret in the file.</param>
/// <param name="Reader">Who reads it, and what a new one takes.</param>
public sealed record NodeSecret(StoredSecret Stored, string Path, string Mode, string Owner, string Group, string Before, FileReader Reader)
{
    /// <summary>What stands behind the secret in the file.</summary>
    public string After { get; init; } = "";

    /// <summary>The name under which it lies in the secret store.</summary>
    public string Secret => Stored.Name;

    /// <summary>The whole file, once the machine has its secret.</summary>
    public NodeFile With(string secret) => new(Path, Mode, Owner, Group, $"{Before}{secret}{After}\n");
}
