namespace ClusterProvisioning.Database.Catalog;

/// <summary>A table's column.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogColumn(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>Its type, as <c>format_type</c> writes it.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it must be known.</summary>
    public bool NotNull { get; init; }

    /// <summary>Fingerprint of the declared default; empty for none.</summary>
    public string Default { get; init; } = "";

    /// <summary>The default's expression; declared ones only.</summary>
    public string DefaultSql { get; init; } = "";

    /// <summary>Its place in a new table; not compared, since a column that is there cannot move.</summary>
    public int Position { get; init; }

    /// <summary>Whether the server numbers the rows.</summary>
    public bool Identity { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
        [("type", Type), ("not null", Flag(NotNull)), ("default", Default), ("identity", Flag(Identity))];
}
