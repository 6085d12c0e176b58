namespace ClusterProvisioning.Services;

/// <summary>What it takes for a changed file to be in force.</summary>
public enum ChangeTakes
{
    /// <summary>Its reader starts anew.</summary>
    Restart,

    /// <summary>Its reader is told to read it again; connections stay.</summary>
    Reload,

    /// <summary>It goes to the running cluster through Patroni's REST API; the file is for new clusters.</summary>
    Dynamic,

    /// <summary>The next start of the machine reads it.</summary>
    NextBoot,

    /// <summary>Nothing: it is read whenever it is used.</summary>
    Nothing,
}
