using ClusterProvisioning.Database.Patroni;
using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Database.Applying;

/// <summary>What an apply may do, how long it waits, and whom it asks.</summary>
public sealed record ApplyOptions
{
    /// <summary>Whether steps that lose something are run.</summary>
    public bool AllowDestructive { get; init; }

    /// <summary>How long a run waits for another one's end.</summary>
    public TimeSpan WaitForOtherRun { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a step is tried that waits for a lock.</summary>
    public int LockAttempts { get; init; } = 8;

    /// <summary>How long a lost server is waited for: a failover takes half a minute.</summary>
    public TimeSpan WaitForServer { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Where Patroni's REST API is; null where there is none.</summary>
    public IPatroni? Patroni { get; init; }

    /// <summary>The person or Job that runs the apply, for the journal; null where nobody says.</summary>
    public string? Operator { get; init; }

    /// <summary>How long Patroni may take to make or drop a slot: it does so in its next loop.</summary>
    public TimeSpan WaitForSlot { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Called before each step; a test stops the server here.</summary>
    internal Func<Step, Task> BeforeStep { get; init; } = static _ => Task.CompletedTask;
}
