namespace ClusterProvisioning.Operations.Planning;

/// <summary>What is done so that a changed file is in force, the mildest first.</summary>
public enum ActionKind
{
    /// <summary>The unit runs from now on.</summary>
    Start,

    /// <summary>The unit reads its files again.</summary>
    Reload,

    /// <summary>Patroni restarts its server, if it says that a restart is pending.</summary>
    RestartServer,

    /// <summary>The unit starts anew, where it runs.</summary>
    Restart,

    /// <summary>The machine boots anew.</summary>
    Reboot,
}
