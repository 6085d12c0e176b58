namespace ClusterProvisioning.Model.Declaration;

/// <summary>Whether a node that cannot be fenced may lead (Patroni docs, "Watchdog support").</summary>
public enum WatchdogMode
{
    /// <summary>No watchdog.</summary>
    Off,

    /// <summary>Used where there is one.</summary>
    Automatic,

    /// <summary>Without one a node does not lead.</summary>
    Required,
}
