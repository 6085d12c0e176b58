

namespace ClusterProvisioning.Lab.State;

/// <summary>What a process does for a machine.</summary>
public enum ProcessTask
{
    /// <summary>systemd-nspawn, which holds the machine.</summary>
    Container,

    /// <summary>Process 1 of the machine.</summary>
    Init,

    /// <summary>The supervisor of its watchdog.</summary>
    Watchdog,
}
