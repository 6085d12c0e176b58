using System.ComponentModel.DataAnnotations;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>One machine. Its address and zone follow from its number alone, so they stay when others come or go.</summary>
public sealed record NodeDeclaration
{
    /// <summary>Its number in the group, from 1; the digits at the end of its name unless given.</summary>
    [Range(1, 10000)]
    public int? Number { get; init; }

    /// <summary>Its failure domain; by its number over the site's zones unless given.</summary>
    public string? Zone { get; init; }
}
