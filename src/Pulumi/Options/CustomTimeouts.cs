namespace Pulumi;

/// <summary>How long the provider may take for each kind of work.</summary>
public sealed class CustomTimeouts
{
    /// <summary>Time for creation; the provider's own default if not given.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>Time for an update; the provider's own default if not given.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>Time for deletion; the provider's own default if not given.</summary>
    public TimeSpan? Delete { get; set; }
}
