using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A table with the names of what holds it.</summary>
/// <param name="Database">The database's name.</param>
/// <param name="Schema">The schema's name.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Declared">The table as it was written.</param>
public sealed record DeclaredTable(SqlName Database, SqlName Schema, SqlName Name, TableDeclaration Declared)
{
    /// <summary>Its place in the model.</summary>
    public ModelPath Path => ModelPath.Of("database", "databases", Database, "schemas", Schema, "tables", Name);

    /// <summary>Every table of a region's databases, in the file's order.</summary>
    public static IEnumerable<DeclaredTable> Of(ContentsDeclaration contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return
            from database in contents.Databases
            from schema in database.Value.Schemas
            from table in schema.Value.Tables
            select new DeclaredTable(database.Key, schema.Key, table.Key, table.Value);
    }
}
