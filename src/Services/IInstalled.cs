namespace ClusterProvisioning.Services;

/// <summary>A service whose programs come in Debian packages. The machine image is one for all machines, so it holds the packages of every service.</summary>
public interface IInstalled
{
    /// <summary>Names of packages, as Debian (with PostgreSQL's own packages in it) knows them; what they depend on comes with them.</summary>
    IReadOnlyList<string> Packages { get; }
}
