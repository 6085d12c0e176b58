using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>How to name a tablespace that has to be looked up.</summary>
internal static class TablespaceOf
{
    /// <summary>Stands for the tablespace of the step's own database; the planner puts its name in.</summary>
    public const string Database = "\u0001database-tablespace\u0001";

    /// <summary>A tablespace as a statement names it; an empty name is the database's own.</summary>
    public static string Sql(string? name) => string.IsNullOrEmpty(name) ? Database : Quote.Identifier(name);
}
