namespace ClusterProvisioning.Database.Secrets;

/// <summary>A value that no message, log or plan shows.</summary>
/// <param name="value">The value.</param>
public sealed class Secret(string value)
{
    /// <summary>What is shown instead.</summary>
    public const string Redacted = "(secret)";

    /// <summary>The value; call it only where it leaves the program for its destination.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => Redacted;
}
