namespace ClusterProvisioning.Database.Desired;

/// <summary>What is looked after; everything else is left alone and not looked at.</summary>
/// <param name="Schemas">The declared schemas by database.</param>
/// <param name="ForeignRoles">Roles that others make and keep.</param>
public sealed record ManagedScope(IReadOnlyDictionary<string, IReadOnlyList<string>> Schemas, IReadOnlySet<string> ForeignRoles)
{
    /// <summary>The database that is always there: the lock, the cluster's journal.</summary>
    public const string Maintenance = "postgres";

    /// <summary>The schema of what this program keeps for itself.</summary>
    public const string Own = "provision";

    /// <summary>The schema of chunks that were brought back from the archive; not looked after, so that no apply takes them away.</summary>
    public const string Restored = "provision_restored";

    /// <summary>The permanent slots that are declared.</summary>
    public IReadOnlySet<string> Slots { get; init; } = new HashSet<string>();

    /// <summary>The declared members: each has a slot of its own at Patroni, also for a while after it is gone.</summary>
    public IReadOnlySet<string> Members { get; init; } = new HashSet<string>();

    /// <summary>Patroni's own settings that are declared.</summary>
    public IReadOnlySet<string> Settings { get; init; } = new HashSet<string>();

    /// <summary>The databases, the maintenance one first.</summary>
    public IEnumerable<string> Databases => Schemas.Keys.OrderBy(name => name != Maintenance).ThenBy(name => name, StringComparer.Ordinal);
}
