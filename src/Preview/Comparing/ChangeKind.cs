namespace ClusterProvisioning.Preview.Comparing;

/// <summary>What becomes of a resource, a machine or a file.</summary>
public enum ChangeKind
{
    /// <summary>It is made.</summary>
    Created,

    /// <summary>It is changed where it stands.</summary>
    Changed,

    /// <summary>It goes, and another takes its place.</summary>
    Replaced,

    /// <summary>It goes.</summary>
    Deleted,
}
