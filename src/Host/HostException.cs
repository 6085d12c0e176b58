namespace ClusterProvisioning.Host;

/// <summary>Something that could not be done on this program's own host; the message names the program or file, what was found and the next step.</summary>
public sealed class HostException : Exception
{
    /// <summary>A step that failed.</summary>
    public HostException(string message)
        : base(message)
    {
    }

    /// <summary>A step that failed because of something below.</summary>
    public HostException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>True if the host lacks something that every run needs, so that trying again is of no use.</summary>
    public bool IsMissing { get; init; }
}
