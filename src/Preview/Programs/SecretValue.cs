namespace ClusterProvisioning.Preview.Programs;

/// <summary>A secret. Nothing of it is ever shown.</summary>
/// <param name="Fingerprint">Tells two secrets of programs apart; null where the value is encrypted.</param>
public sealed record SecretValue(string? Fingerprint) : InputValue
{
    /// <inheritdoc/>
    public override string Shown => "[secret]";
}
