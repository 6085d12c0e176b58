namespace ClusterProvisioning.Database.Planning;

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>It makes something new.</summary>
    Create,

    /// <summary>It changes something in place, or takes away what holds no data.</summary>
    Alter,

    /// <summary>It writes a table anew, and takes as long as that takes.</summary>
    Rewrite,

    /// <summary>It takes effect only when sessions or the server start anew.</summary>
    Restart,

    /// <summary>It loses something.</summary>
    Destructive,
}
