namespace ClusterProvisioning.Services;

/// <summary>A key of a file, or all below it, whose change takes something of its own.</summary>
/// <param name="Key">The key, as <see cref="FileForm"/> says; it also stands for all that lies below it.</param>
/// <param name="Unit">Who reads it.</param>
/// <param name="Takes">What a change takes.</param>
public sealed record KeyReader(string Key, string Unit, ChangeTakes Takes)
{
    /// <summary>What is told as the cause; the changed key itself unless given.</summary>
    public string? Cause { get; init; }

    /// <summary>What is left off the beginning of the changed key when it is told.</summary>
    public string Below { get; init; } = "";
}
