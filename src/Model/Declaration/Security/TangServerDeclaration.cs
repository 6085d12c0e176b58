using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>A Tang server: whoever reaches it can have its disks unlocked, so it stands inside the site and outside the region's machines.</summary>
public sealed record TangServerDeclaration
{
    /// <summary>The site whose machines ask it.</summary>
    public required Name Site { get; init; }

    /// <summary>Its address.</summary>
    public required Ipv4 Address { get; init; }

    /// <summary>Its port.</summary>
    public Port Port { get; init; } = new(80);

    /// <summary>The thumbprint of the key that it signs with (<c>tang-show-keys</c>); without one the first answer is trusted.</summary>
    public string? Thumbprint { get; init; }
}
