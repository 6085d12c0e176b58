using ClusterProvisioning.Database.Catalog;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Where a table is and whose it is.</summary>
/// <param name="Database">The database.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Name">The table.</param>
/// <param name="Owner">Its owner; null for the connecting role.</param>
/// <param name="DefaultTablespace">The database's tablespace.</param>
internal sealed record TablePlace(string Database, string Schema, string Name, string? Owner, string DefaultTablespace)
{
    /// <summary>The id of the table or of one of its parts.</summary>
    public ObjectId Id(ObjectKind kind, string part = "", string grantee = "") => new(kind, Database, Schema, Name, part, grantee);

    /// <summary>A tablespace as the catalog keeps it: empty for the database's own.</summary>
    public string Stored(string? tablespace) => tablespace is null || tablespace == DefaultTablespace ? "" : tablespace;
}
