namespace ClusterProvisioning.Services;

/// <summary>A service whose programs the machine image brings.</summary>
public interface IInstalled
{
    /// <summary>The Debian packages.</summary>
    IReadOnlyList<string> Packages { get; }
}
