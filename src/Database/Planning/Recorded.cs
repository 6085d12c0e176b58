using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>The statement that keeps a declared text's fingerprint beside what the server made of it.</summary>
internal static class Recorded
{
    /// <summary>Records a view.</summary>
    public static Statement View(ObjectId id, string declared) =>
        Row("view", id, "", declared, Canonical.View, $"pg_class c WHERE c.oid = {Regclass(id)}");

    /// <summary>Records a column default.</summary>
    public static Statement Default(ObjectId id, string declared) => Row(
        "default", id, id.Part, declared, Canonical.Default,
        "pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum"
        + $" WHERE d.adrelid = {Regclass(id)} AND a.attname = {Quote.Literal(id.Part)}");

    /// <summary>Records a check constraint.</summary>
    public static Statement Check(ObjectId id, string declared) =>
        Row("check", id, id.Part, declared, Canonical.Check, $"pg_constraint k WHERE k.conrelid = {Regclass(id)} AND k.conname = {Quote.Literal(id.Part)}");

    /// <summary>Records a row-level policy.</summary>
    public static Statement Policy(ObjectId id, string declared) =>
        Row("policy", id, id.Part, declared, Canonical.Policy, $"pg_policy p WHERE p.polrelid = {Regclass(id)} AND p.polname = {Quote.Literal(id.Part)}");

    /// <summary>Records a function or procedure.</summary>
    public static Statement Routine(ObjectId id, string declared) => Row(
        "routine", id, id.Part, declared, Canonical.Routine,
        $"pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace WHERE n.nspname = {Quote.Literal(id.Schema)}"
        + $" AND f.proname = {Quote.Literal(id.Name)} AND pg_get_function_identity_arguments(f.oid) = {Quote.Literal(id.Part)}");

    /// <summary>Records a continuous aggregate.</summary>
    public static Statement Aggregate(ObjectId id, string declared) => Row(
        "aggregate", id, "", declared, "md5(pg_get_viewdef(format('%I.%I', a.direct_view_schema, a.direct_view_name)::regclass))",
        $"_timescaledb_catalog.continuous_agg a WHERE a.user_view_schema = {Quote.Literal(id.Schema)} AND a.user_view_name = {Quote.Literal(id.Name)}");

    private static string Regclass(ObjectId id) => $"{Quote.Literal(Quote.Qualified(id.Schema, id.Name))}::regclass";

    private static string Row(string kind, ObjectId id, string part, string declared, string canonical, string from)
    {
        var key = string.Join(", ", new[] { kind, id.Schema, id.Name, part }.Select(Quote.Literal));
        return "INSERT INTO provision.definition (kind, schema_name, object_name, part, declared, found)"
            + $" SELECT {key}, {Quote.Literal(declared)}, {canonical} FROM {from}"
            + " ON CONFLICT (kind, schema_name, object_name, part) DO UPDATE SET declared = excluded.declared, found = excluded.found";
    }
}
