using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A column.</summary>
public sealed record ColumnDeclaration
{
    /// <summary>Its type.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>Whether it may be unknown.</summary>
    public bool Nullable { get; init; }

    /// <summary>The value of rows that give none: a literal, or <c>now</c> for the time of the transaction.</summary>
    public string? Default { get; init; }

    /// <summary>The server numbers the rows (GENERATED ALWAYS AS IDENTITY).</summary>
    public bool Identity { get; init; }

    /// <summary>Holds only what pgcrypto encrypted for the readers' public key; needs bytea.</summary>
    public bool Sensitive { get; init; }
}
