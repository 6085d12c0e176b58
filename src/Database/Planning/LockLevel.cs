namespace ClusterProvisioning.Database.Planning;

/// <summary>The strongest lock that a step takes on something that is in use (PostgreSQL docs, "Explicit Locking").</summary>
public enum LockLevel
{
    /// <summary>None that anybody would notice.</summary>
    None,

    /// <summary>Other changes of the table wait; reads and writes go on.</summary>
    ShareUpdateExclusive,

    /// <summary>Writes wait.</summary>
    Share,

    /// <summary>Writes wait, and other such steps.</summary>
    ShareRowExclusive,

    /// <summary>Reads and writes wait.</summary>
    AccessExclusive,
}
