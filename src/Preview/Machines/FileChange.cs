using ClusterProvisioning.Preview.Comparing;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>A file that changes alike on some machines that stay.</summary>
public sealed record FileChange
{
    /// <summary>Whether the file is made, changed or goes.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Its absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>The machines on which it changes, by name.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>The unified diff, with the first machine's context.</summary>
    public required IReadOnlyList<string> Diff { get; init; }

    /// <summary>Old and new mode and owner, where they differ.</summary>
    public (string Before, string After)? Rights { get; init; }

    /// <summary>What it takes for the change to be in force.</summary>
    public required IReadOnlyList<FileEffect> Effects { get; init; }
}
