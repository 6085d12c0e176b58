using System.Globalization;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>Sensitive columns hold only what is encrypted for the readers' key, and writers have a function that does it.</summary>
internal static class Sealing
{
    /// <summary>The parameter that keeps bind parameters, plain text among them, out of the server log.</summary>
    public const string LogParameter = "log_parameter_max_length";

    /// <summary>Whether a database has sensitive columns, and the region a key for them.</summary>
    public static bool IsIn(ContentsDeclaration contents, DatabaseDeclaration database) =>
        contents.Encryption?.PublicKey is not null && database.Schemas.Values.SelectMany(schema => schema.Tables.Values).Any(HasSensitive);

    /// <summary>The function for writers, with the right to call it and to reach it.</summary>
    public static IEnumerable<CatalogObject> Of(ContentsDeclaration contents, string database, DatabaseDeclaration declared)
    {
        if (!IsIn(contents, declared))
            return [];
        var key = contents.Encryption!.PublicKey!;
        var body = $"BEGIN RETURN public.pgp_pub_encrypt(plain, public.dearmor({Quote.Literal(key.ToString())}), 'cipher-algo=aes256, compress-algo=0'); END";
        const string Properties = "LANGUAGE plpgsql VOLATILE STRICT PARALLEL SAFE SET search_path = pg_catalog";
        var sql = $"CREATE OR REPLACE FUNCTION provision.seal(plain text) RETURNS bytea {Properties} AS {Quote.Literal(body)}";
        string[] writers = [.. Writers(declared).Select(role => role.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var function = new CatalogRoutine(Function(database), Fingerprint.Of($"{sql} {string.Join('\0', writers)}")) { Sql = sql, Executors = writers };
        return writers
            .Select(CatalogObject (role) => new CatalogGrant(
                new ObjectId(ObjectKind.Grant, database, ManagedScope.Own, Grantee: role),
                GrantTarget.Schema,
                ["USAGE"]))
            .Append(function);
    }

    /// <summary>The checks that refuse anything else in a table's sensitive columns; anything at all while the operator's key is not given.</summary>
    public static IEnumerable<CatalogObject> Checks(ContentsDeclaration contents, TablePlace place, TableDeclaration table)
    {
        if (contents.Encryption is not { } encryption || encryption is { PublicKey: null, KeyFrom: KeySource.Region })
            return [];
        return table.Columns.Where(column => column.Value.Sensitive).Select(column =>
        {
            var sql = $"CHECK ({Allowed(encryption, Quote.Identifier(column.Key.ToString()))})";
            return new CatalogConstraint(place.Id(ObjectKind.Constraint, Name(column.Key.ToString())))
            {
                Kind = ConstraintKind.Check,
                Definition = Fingerprint.Of(sql),
                Sql = sql,
            };
        });
    }

    /// <summary>The sensitive columns that take nothing yet, since no key was given.</summary>
    public static IEnumerable<ObjectId> Closed(ContentsDeclaration contents) =>
        contents.Encryption is not { PublicKey: null, KeyFrom: KeySource.Operator } ? [] :
        from table in DeclaredTable.Of(contents)
        from column in table.Declared.Columns
        where column.Value.Sensitive
        select new ObjectId(ObjectKind.Column, table.Database.ToString(), table.Schema.ToString(), table.Name.ToString(), column.Key.ToString());

    /// <summary>Refuses to close columns that were sealed for a key: whoever applies has only forgotten to give it.</summary>
    /// <exception cref="DatabaseException">The server has a key and this run has none.</exception>
    public static void AskForKey(DesiredState desired, CatalogSnapshot found)
    {
        if (desired.Closed.FirstOrDefault(column => found.Objects.ContainsKey(Function(column.Database))) is { } column)
            throw WithoutKey(column);
    }

    private static DatabaseException WithoutKey(ObjectId column)
    {
        var next = $"Give it: --column-key FILE, or the variable {ColumnKey.Variable} (docs/how-to/encrypt-a-column.md).";
        return new DatabaseException($"{column} of database '{column.Database}' is sealed for a key, and this run was given none. {next}");
    }

    private static string Allowed(EncryptionDeclaration encryption, string column)
    {
        if (encryption.PublicKey is not { } key)
            return $"{column} IS NULL";
        var keys = encryption.FormerKeys.Prepend(key.Id).Select(each => each.ToString()).Distinct(StringComparer.Ordinal);
        return $"public.pgp_key_id({column}) = ANY ({Quote.Array(keys, "text")})";
    }

    private static ObjectId Function(string database) => new(ObjectKind.Routine, database, ManagedScope.Own, "seal", "plain text");

    /// <summary>Its own name for each column, even where two long ones are cut to the same.</summary>
    private static string Name(string column)
    {
        const int MaximumBytes = 63;
        var ending = string.Create(CultureInfo.InvariantCulture, $"_sealed_{Fingerprint.Of(column)[..6]}");
        while (System.Text.Encoding.UTF8.GetByteCount(column) + ending.Length > MaximumBytes)
            column = column[..^(char.IsSurrogate(column[^1]) ? 2 : 1)];
        return column + ending;
    }

    private static IEnumerable<SqlName> Writers(DatabaseDeclaration database) =>
        from schema in database.Schemas.Values
        from table in schema.Tables.Values
        where HasSensitive(table)
        from grant in table.Grants
        where grant.Value.Contains(Privilege.Insert) || grant.Value.Contains(Privilege.Update)
        select grant.Key;

    private static bool HasSensitive(TableDeclaration table) => table.Columns.Values.Any(column => column.Sensitive);
}
