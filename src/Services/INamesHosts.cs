namespace ClusterProvisioning.Services;

/// <summary>A service that stands for others on its own machine: a name of theirs leads to it there.</summary>
public interface INamesHosts
{
    /// <summary>The names that are this machine itself.</summary>
    IEnumerable<string> OwnNames(Machine machine);
}
