namespace ClusterProvisioning.Services;

/// <summary>A password that a machine needs. No bundle carries it, only the place where it lies: a file of root's alone, mode 0600.</summary>
/// <param name="Name">What it is called on machines and in a lab.</param>
/// <param name="Stored">Its name in the secret store, below the region's, and what it is for.</param>
/// <param name="Reader">Who reads it, and what a new one takes.</param>
public sealed record NodePassword(string Name, StoredSecret Stored, FileReader Reader)
{
    /// <summary>The folder where machines keep passwords, one a file.</summary>
    public const string Folder = "/etc/cluster/secrets";

    /// <summary>The folder, as a machine has it that needs a password.</summary>
    public static NodeDirectory OwnFolder { get; } = new(Folder, "0700", "root", "root");

    /// <summary>The file on the machine; the password alone, no line feed.</summary>
    public string Path => PathOf(Name);

    /// <summary>The file of a password, by its name.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}";
}
