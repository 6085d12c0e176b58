namespace ClusterProvisioning.Lab.Tests.Integration.Segmentation;

/// <summary>What a probe found, beside the flow that allows it.</summary>
/// <param name="From">Who connected.</param>
/// <param name="To">To what.</param>
/// <param name="Flow">The first flow that allows it; null if none does.</param>
/// <param name="Result">What became of it.</param>
internal sealed record Finding(ProbeSource From, ProbeTarget To, string? Flow, ProbeResult Result)
{
    /// <summary>True if it was accepted exactly because a flow allows it. A reset is wrong in any case: something listens everywhere.</summary>
    public bool IsRight => Flow is null ? Result is ProbeResult.Dropped or ProbeResult.NoWay : Result == ProbeResult.Accepted;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{From} → {To}: {Result.ToString().ToLowerInvariant()}, {(Flow is null ? "no flow allows it" : $"flow {Flow} allows it")}";
}
