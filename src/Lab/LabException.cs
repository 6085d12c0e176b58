namespace ClusterProvisioning.Lab;

/// <summary>Something in the lab could not be done; the message names the object, what was wanted, what was found and the next step.</summary>
public sealed class LabException : Exception
{
    /// <summary>A step that failed.</summary>
    public LabException(string message)
        : base(message)
    {
    }

    /// <summary>A step that failed because of something below.</summary>
    public LabException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>True if the host lacks something that every run needs, so that trying again is of no use.</summary>
    public bool IsMissing { get; init; }
}
