using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>One data centre, or one AWS region, with its networks and machines.</summary>
public sealed record SiteDeclaration
{
    /// <summary>What the site is for.</summary>
    public required SiteRole Role { get; init; }

    /// <summary>The data centre's name; for target aws the AWS region, such as <c>eu-central-1</c>.</summary>
    public required string Location { get; init; }

    /// <summary>The country in which the site lies.</summary>
    public required Country Country { get; init; }

    /// <summary>Where it lies, for the distance between sites.</summary>
    public required CoordinatesDeclaration Coordinates { get; init; }

    /// <summary>
    /// Failure domains: racks, or for target aws availability zones by id, such as <c>euc1-az1</c> (a letter means another zone in another account). Nodes
    /// spread over them by number.
    /// </summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>The machine image at this location, for target aws an AMI id; pinned, never looked up.</summary>
    public string? Image { get; init; }

    /// <summary>The address blocks that hold the site's networks.</summary>
    public required IReadOnlyDictionary<Name, Cidr> Blocks { get; init; }

    /// <summary>The site's networks.</summary>
    public required IReadOnlyDictionary<Name, NetworkDeclaration> Networks { get; init; }

    /// <summary>How administrators come in from outside.</summary>
    public VpnDeclaration? Vpn { get; init; }

    /// <summary>The site's machines, in groups of one kind.</summary>
    public required IReadOnlyDictionary<Name, NodeGroupDeclaration> Groups { get; init; }
}
