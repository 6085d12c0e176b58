namespace ClusterProvisioning.Fleet;

/// <summary>A backup repository of a region.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Host">The machine whose disks hold it; null where no machine's do.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
/// <param name="Backups">How many backups it holds.</param>
public sealed record FleetRepository(string Name, string? Host, string? Problem, int Backups)
{
    /// <summary>True if a database can be restored from it.</summary>
    public bool CanRestore => Problem is null && Backups > 0;
}
