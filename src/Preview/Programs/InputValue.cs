namespace ClusterProvisioning.Preview.Programs;

/// <summary>A value of a resource's inputs.</summary>
public abstract record InputValue
{
    /// <summary>On one line, for a person; secrets never.</summary>
    public abstract string Shown { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Shown;

    /// <summary>This value and all that lie within.</summary>
    internal virtual IEnumerable<InputValue> Within() => [this];
}
