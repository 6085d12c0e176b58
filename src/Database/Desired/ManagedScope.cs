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

    /// <summary>The databases, the maintenance one first.</summary>
    public IEnumerable<string> Databases => Schemas.Keys.OrderBy(name => name != Maintenance).ThenBy(name => name, StringComparer.Ordinal);
}
