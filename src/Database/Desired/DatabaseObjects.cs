using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Turns a declared database into the objects it consists of.</summary>
internal static class DatabaseObjects
{
    /// <summary>The objects of a declared database.</summary>
    public static IEnumerable<CatalogObject> Of(ContentsDeclaration contents, string name, DatabaseDeclaration declared, MemorySize memory)
    {
        var hasTimescale = TimescaleDatabases.HasExtension(declared);
        return declared.Extensions.Select(CatalogObject (extension) => Extension(contents, name, extension.ToString()))
            .Concat(ProvisionSchema.Of(name, hasTimescale, contents.Housekeeper?.ToString()))
            .Concat(Sealing.Of(contents, name, declared))
            .Concat(declared.Schemas.SelectMany(schema => Schema(contents, name, declared, schema.Key.ToString(), schema.Value, memory)));
    }

    private static CatalogExtension Extension(ContentsDeclaration contents, string database, string name) =>
        new(new ObjectId(ObjectKind.Extension, database, Name: name), name == CatalogExtension.Timescale ? contents.Timescale.Version?.ToString() : null);

    private static IEnumerable<CatalogObject> Schema(
        ContentsDeclaration contents,
        string database,
        DatabaseDeclaration declaredDatabase,
        string name,
        SchemaDeclaration declared,
        MemorySize memory)
    {
        var owner = (declared.Owner ?? declaredDatabase.Owner).ToString();
        yield return new CatalogSchema(new ObjectId(ObjectKind.Schema, database, name), owner);
        foreach (var (role, privileges) in declared.Grants.Where(grant => grant.Key.ToString() != owner))
        {
            yield return new CatalogGrant(
                new ObjectId(ObjectKind.Grant, database, name, Grantee: role.ToString()),
                GrantTarget.Schema,
                ClusterObjects.Names(privileges));
        }

        foreach (var (role, privileges) in declared.DefaultGrants.Where(grant => grant.Key.ToString() != owner))
        {
            yield return new CatalogDefaultGrant(
                new ObjectId(ObjectKind.DefaultGrant, database, name, owner, "tables", role.ToString()),
                ClusterObjects.Names(privileges));
        }

        foreach (var (table, declaredTable) in declared.Tables)
        {
            var place = new TablePlace(
                database,
                name,
                table.ToString(),
                declaredTable.Owner?.ToString() ?? owner,
                declaredDatabase.Tablespace?.ToString() ?? "pg_default");
            foreach (var each in new TableObjects(contents, place, declaredTable, memory).All())
                yield return each;
        }
    }
}
