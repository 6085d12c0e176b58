namespace ClusterProvisioning.Preview.Programs;

/// <summary>A text, number or truth value that is known. Providers take 5432 and "5432" for the same, and so does a comparison.</summary>
/// <param name="Text">The value as it is written, without quotes.</param>
public sealed record ScalarValue(string Text) : InputValue
{
    /// <inheritdoc/>
    public override string Shown => Text.Length == 0 ? "\"\"" : Text.ReplaceLineEndings("⏎");
}
