namespace ClusterProvisioning.Services;

/// <summary>What a service reads that no bundle holds: certificates with their keys,
/// passwords, secrets of daemons, and public files that others keep.</summary>
public sealed record Credentials
{
    /// <summary>The credentials of a service that reads only what the bundle holds.</summary>
    public static Credentials None { get; } = new();

    /// <summary>Certificates, each with who reads it and its key.</summary>
    public IReadOnlyList<NodeCertificate> Certificates { get; init; } = [];

    /// <summary>Passwords, each in a file of its own.</summary>
    public IReadOnlyList<NodePassword> Passwords { get; init; } = [];

    /// <summary>Secrets that daemons read from files of their own form.</summary>
    public IReadOnlyList<NodeSecret> Secrets { get; init; } = [];

    /// <summary>Public files that somebody else keeps.</summary>
    public IReadOnlyList<SharedFile> Shared { get; init; } = [];
}
