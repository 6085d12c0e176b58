namespace ClusterProvisioning.Database.Sql;

/// <summary>One SQL statement, and how it is shown where it holds a secret.</summary>
/// <param name="Text">As it is sent.</param>
/// <param name="Shown">As it is shown: the same, with secrets taken out.</param>
public sealed record Statement(string Text, string Shown)
{
    /// <summary>A statement without secrets.</summary>
    public static implicit operator Statement(string text) => FromString(text);

    /// <summary>A statement without secrets.</summary>
    public static Statement FromString(string text) => new(text, text);

    /// <inheritdoc/>
    public override string ToString() => Shown;
}
