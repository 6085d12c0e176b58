namespace ClusterProvisioning.Rollout;

/// <summary>A rollout that stopped; the message names the machine, what was wanted, what was found and the next step.</summary>
public sealed class RolloutException : Exception
{
    /// <summary>A step that failed.</summary>
    public RolloutException(string message)
        : base(message)
    {
    }

    /// <summary>A step that failed because of something below.</summary>
    public RolloutException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
