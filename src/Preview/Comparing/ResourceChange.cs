using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Comparing;

/// <summary>What becomes of one resource between the two sides.</summary>
public sealed record ResourceChange
{
    /// <summary>What becomes of it.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The resource on the old side; null where it is made.</summary>
    public CloudResource? Before { get; init; }

    /// <summary>The resource on the new side; null where it goes.</summary>
    public CloudResource? After { get; init; }

    /// <summary>Properties that differ and that the engine acts on.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>What differs and is left out by Pulumi, since the program says so (<c>ignoreChanges</c>).</summary>
    public IReadOnlyList<PropertyChange> Ignored { get; init; } = [];

    /// <summary>The resource, on whichever side it is.</summary>
    public CloudResource Resource => After ?? Before!;

    /// <summary>True if the engine refuses to take away what is there now.</summary>
    public bool IsProtected => Before?.Protect == true;

    /// <summary>True if what is there now stays in the cloud.</summary>
    public bool IsKept => Before?.RetainOnDelete == true;

    /// <summary>True if it goes, with or without another in its place.</summary>
    public bool IsLost => Kind is ChangeKind.Replaced or ChangeKind.Deleted;

    /// <summary>True if the engine does something: all but a change of nothing else than ignored properties.</summary>
    public bool HasEffect => Kind != ChangeKind.Changed || Properties.Count > 0;
}
