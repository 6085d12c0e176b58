namespace ClusterProvisioning.Fleet;

/// <summary>A machine or one of its daemons that could not be reached, or that refused; the message names it, what was asked and the next step.</summary>
public sealed class FleetException : Exception
{
    /// <summary>Something that was refused.</summary>
    public FleetException(string message)
        : base(message)
    {
    }

    /// <summary>Something that failed because of something below.</summary>
    public FleetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
