namespace ClusterProvisioning.Database.Applying;

/// <summary>What came of a step.</summary>
public enum StepOutcome
{
    /// <summary>The server took it.</summary>
    Done,

    /// <summary>It waits for something that this run cannot bring about.</summary>
    Deferred,

    /// <summary>The server refused it, and the run ends.</summary>
    Failed,
}
