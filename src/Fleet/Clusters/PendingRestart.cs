namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>Whether a server waits for a restart.</summary>
public enum PendingRestart
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It does, and a restart changes nothing before its leader's: all that waits are values that a standby must not have lower than its
    /// leader.</summary>
    AfterLeader,

    /// <summary>It does.</summary>
    Now,
}
