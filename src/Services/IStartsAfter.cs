namespace ClusterProvisioning.Services;

/// <summary>A service that others must come before: in a lab and in a first deployment its machines start once theirs are healthy.</summary>
public interface IStartsAfter
{
    /// <summary>The names of the services that come first, as far as the region runs them.</summary>
    IReadOnlyList<string> After { get; }
}
