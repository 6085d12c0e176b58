

namespace ClusterProvisioning.Preview.Programs;

/// <summary>A resource as a program wants it, or as a state recorded it.</summary>
public sealed record CloudResource
{
    /// <summary>The type of a machine on AWS.</summary>
    public const string MachineType = "aws:ec2/instance:Instance";

    /// <summary>Its type token, such as <c>aws:ec2/instance:Instance</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its logical name, the last part of its URN.</summary>
    public required string Name { get; init; }

    /// <summary>Its inputs by their names on the wire.</summary>
    public required MapValue Inputs { get; init; }

    /// <summary>Its key in the program; null in a state.</summary>
    public string? Key { get; init; }

    /// <summary>Its id at the provider; null in a program.</summary>
    public string? Id { get; init; }

    /// <summary>True if the engine refuses to delete or replace it.</summary>
    public bool Protect { get; init; }

    /// <summary>True if it stays in the cloud when it leaves the stack.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Properties whose changes Pulumi leaves out.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Properties whose changes replace it by the program's own wish.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Type and name that it had before.</summary>
    public IReadOnlyList<(string Type, string Name)> Aliases { get; init; } = [];

    /// <summary>True for a provider, which is nothing in the cloud.</summary>
    public bool IsProvider => Type.StartsWith(Urn.ProviderTypes, StringComparison.Ordinal);

    /// <summary>Type and name, by which the two sides are matched.</summary>
    public (string Type, string Name) Identity => (Type, Name);
}
