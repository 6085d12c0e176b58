using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for databases; none is ever dropped.</summary>
internal static class DatabaseSteps
{
    /// <summary>Makes or changes a database.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var declared = (CatalogDatabase)difference.Declared!;
        var name = Quote.Identifier(difference.Id.Database);
        return difference.Found is CatalogDatabase found ? Alter(difference, declared, found, name) : Create(difference, declared, name);
    }

    private static IEnumerable<Step> Create(Difference difference, CatalogDatabase declared, string name)
    {
        var (owner, tablespace) = (Quote.Identifier(declared.Owner), Quote.Identifier(declared.Tablespace));
        var place = $"TABLESPACE {tablespace} CONNECTION LIMIT {declared.ConnectionLimit}";
        yield return new Step
        {
            Object = difference.Id,
            Kind = StepKind.Create,
            Reason = difference.Reason,
            Stage = Stage.Databases,
            Transactional = false,
            Statements =
            [
                $"CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8' {place}",
                $"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            ],
            Reverse = $"DROP DATABASE {name}",
            Effects = [Effect.Put(declared)],
        };
    }

    private static IEnumerable<Step> Alter(Difference difference, CatalogDatabase declared, CatalogDatabase found, string name)
    {
        if (declared.Owner != found.Owner || declared.ConnectionLimit != found.ConnectionLimit)
            yield return HandOver(difference, declared, found, name);
        if (declared.Tablespace != found.Tablespace)
            yield return Move(difference, declared, found, name);
    }

    private static Step HandOver(Difference difference, CatalogDatabase declared, CatalogDatabase found, string name) => new()
    {
        Object = difference.Id,
        Kind = StepKind.Alter,
        Reason = difference.Reason,
        Stage = Stage.Databases,
        Statements =
        [
            $"ALTER DATABASE {name} OWNER TO {Quote.Identifier(declared.Owner)}",
            $"ALTER DATABASE {name} WITH CONNECTION LIMIT {declared.ConnectionLimit}",
        ],
        Reverse = $"ALTER DATABASE {name} OWNER TO {Quote.Identifier(found.Owner)}",
        Effects = [Effect.Put(declared with { Tablespace = found.Tablespace })],
    };

    private static Step Move(Difference difference, CatalogDatabase declared, CatalogDatabase found, string name) => new()
    {
        Object = difference.Id,
        Kind = StepKind.Restart,
        Reason = difference.Reason + "; refused while anybody is connected",
        Stage = Stage.Databases,
        Transactional = false,
        Rank = 1,
        Lock = LockLevel.AccessExclusive,
        Statements = [$"ALTER DATABASE {name} SET TABLESPACE {Quote.Identifier(declared.Tablespace)}"],
        Reverse = $"ALTER DATABASE {name} SET TABLESPACE {Quote.Identifier(found.Tablespace)}",
        Effects = [Effect.Put(declared)],
    };
}
