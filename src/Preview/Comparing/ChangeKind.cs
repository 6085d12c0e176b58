namespace ClusterProvisioning.Preview.Comparing;

/// <summary>What becomes of a resource, a machine or a file.</summary>
public enum ChangeKind
{
    /// <summary>It is made; the old side has none.</summary>
    Created,

    /// <summary>It is changed where it stands.</summary>
    Changed,

    /// <summary>It goes, and another takes its place.</summary>
    Replaced,

    /// <summary>It goes; the new side has none.</summary>
    Deleted,
}
