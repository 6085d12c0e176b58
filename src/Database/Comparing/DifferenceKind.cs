namespace ClusterProvisioning.Database.Comparing;

/// <summary>How the server differs from what is declared.</summary>
public enum DifferenceKind
{
    /// <summary>It is declared and not there.</summary>
    Missing,

    /// <summary>It is there and not as declared.</summary>
    Changed,

    /// <summary>It is there and nobody declared it.</summary>
    Unmanaged,
}
