namespace ClusterProvisioning.Preview.Machines;

/// <summary>What a changed file asks for.</summary>
/// <param name="Kind">How the change comes into force.</param>
/// <param name="Unit">Of which unit or daemon.</param>
/// <param name="Cause">What in the file asks for it, such as a parameter; null where the whole file does.</param>
public sealed record FileEffect(EffectKind Kind, string Unit, string? Cause = null);
