namespace ClusterProvisioning.Database.Catalog;

/// <summary>What an object goes with: it cannot be there without, and is gone when that is.</summary>
public static class Parents
{
    /// <summary>The ids of what the object goes with, nearest first.</summary>
    public static IEnumerable<ObjectId> Of(CatalogObject thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        var id = thing.Id;
        return id.Kind switch
        {
            ObjectKind.Membership => [Role(id.Name), Role(id.Part)],
            ObjectKind.Setting => Given(id.Name, Role(id.Name)).Concat(Given(id.Database, Database(id.Database))),
            ObjectKind.Schema or ObjectKind.Extension => [Database(id.Database)],
            ObjectKind.Table or ObjectKind.Relation or ObjectKind.Type or ObjectKind.Routine or ObjectKind.Aggregate => [Schema(id), Database(id.Database)],
            ObjectKind.View => [Schema(id), Database(id.Database)],
            ObjectKind.Job => id.Part.Length == 0
                ? [Schema(id), Database(id.Database)]
                : [Table(id), new ObjectId(ObjectKind.Aggregate, id.Database, id.Schema, id.Name), Schema(id), Database(id.Database)],
            ObjectKind.Grant => Given(id.Grantee, Role(id.Grantee)).Concat(Target((CatalogGrant)thing)),
            ObjectKind.DefaultGrant => Given(id.Grantee, Role(id.Grantee)).Append(Role(id.Name)).Append(Schema(id)).Append(Database(id.Database)),
            ObjectKind.Role or ObjectKind.Tablespace or ObjectKind.Database or ObjectKind.Slot or ObjectKind.Parameter or ObjectKind.Override
                or ObjectKind.Power => [],
            ObjectKind.Column or ObjectKind.Constraint or ObjectKind.Index or ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Hypertable
                or ObjectKind.Compression or ObjectKind.Lifecycle => [Table(id), Schema(id), Database(id.Database)],
        };
    }

    /// <summary>The table of a part.</summary>
    public static ObjectId Table(ObjectId part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new ObjectId(ObjectKind.Table, part.Database, part.Schema, part.Name);
    }

    private static IEnumerable<ObjectId> Target(CatalogGrant grant)
    {
        var id = grant.Id;
        var database = Given(id.Database, Database(id.Database));
        return grant.Target switch
        {
            GrantTarget.Database => database,
            GrantTarget.Tablespace => [new ObjectId(ObjectKind.Tablespace, Name: id.Name)],
            GrantTarget.Schema => [Schema(id), .. database],
            GrantTarget.Column => [Table(id), View(id), Schema(id), .. database],
            GrantTarget.Table => [Table(id), Schema(id), .. database],
            GrantTarget.View => [View(id), Schema(id), .. database],
            GrantTarget.Routine => [new ObjectId(ObjectKind.Routine, id.Database, id.Schema, id.Name), Schema(id), .. database],
        };
    }

    private static IEnumerable<ObjectId> Given(string name, ObjectId id) => name.Length == 0 ? [] : [id];

    private static ObjectId Role(string name) => new(ObjectKind.Role, Name: name);

    private static ObjectId Database(string name) => new(ObjectKind.Database, name);

    private static ObjectId View(ObjectId id) => new(ObjectKind.View, id.Database, id.Schema, id.Name);

    private static ObjectId Schema(ObjectId id) => new(ObjectKind.Schema, id.Database, id.Schema);
}
