namespace ClusterProvisioning.Lab.State;

/// <summary>A named network namespace.</summary>
/// <param name="Name">Its name.</param>
public sealed record NamespaceResource(string Name) : LabResource
{
    /// <inheritdoc/>
    internal override string Key => "namespace " + Name;
}
