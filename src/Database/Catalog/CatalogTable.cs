namespace ClusterProvisioning.Database.Catalog;

/// <summary>A table; its parts are objects of their own.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogTable(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>Its owner; null asks for none in particular.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it lies; empty for the database's tablespace.</summary>
    public string Tablespace { get; init; } = "";

    /// <summary>Whether policies hold, for the owner too.</summary>
    public bool RowSecurity { get; init; }

    /// <summary>Whether policies hold for some only: switched on but not forced, or the other way round; never declared.</summary>
    public bool HalfSecured { get; init; }

    /// <summary>Whether a crash empties it and replicas never have it; never declared.</summary>
    public bool Unlogged { get; init; }

    /// <summary>Triggers of foreign keys and extensions that are switched off; never declared.</summary>
    public IReadOnlyList<string> DisabledTriggers { get; init; } = [];

    /// <summary>What no longer holds by that: the constraints, and triggers of extensions.</summary>
    public string Disabled { get; init; } = "";

    /// <summary>About how many rows it holds (pg_class.reltuples), for what is lost.</summary>
    public long Rows { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
    [
        ("owner", Owner),
        ("tablespace", Tablespace),
        ("row security", HalfSecured ? "half" : Flag(RowSecurity)),
        ("unlogged", Flag(Unlogged)),
        ("disabled triggers", Disabled),
    ];
}
