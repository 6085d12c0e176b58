namespace ClusterProvisioning.Database.Catalog;

/// <summary>A job of TimescaleDB's scheduler that is no compression or refresh policy.</summary>
/// <param name="Id">The procedure that it calls; for a policy, its table and, as part, the policy's name.</param>
public sealed record CatalogJob(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>When it runs, "every/start" in seconds; empty where it is switched off.</summary>
    public required string Schedule { get; init; }

    /// <inheritdoc/>
    public override bool NeedsCommunity => true;

    /// <summary>Where there is no scheduler, a systemd timer on the leader does the same.</summary>
    public override bool HasSubstitute => true;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("schedule", Schedule)];
}
