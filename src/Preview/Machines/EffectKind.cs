namespace ClusterProvisioning.Preview.Machines;

/// <summary>What it takes for a changed file to be in force, the hardest first.</summary>
public enum EffectKind
{
    /// <summary>Nobody here knows; taken for a restart.</summary>
    Unknown,

    /// <summary>A unit starts anew; its connections end.</summary>
    Restart,

    /// <summary>A unit reads it again; connections stay.</summary>
    Reload,

    /// <summary>It goes to the running cluster through Patroni's REST API; nothing starts anew.</summary>
    Dynamic,

    /// <summary>The next start of the machine reads it.</summary>
    NextBoot,

    /// <summary>It is read whenever it is used.</summary>
    None,
}
