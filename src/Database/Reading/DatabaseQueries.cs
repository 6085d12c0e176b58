using ClusterProvisioning.Database.Desired;

namespace ClusterProvisioning.Database.Reading;

/// <summary>What lies in one database; $1 is the list of schemas that are looked after.</summary>
internal static class DatabaseQueries
{
    // Identity sequences and what extensions brought along belong to something else.
    private const string NotOwned =
        "NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype IN ('e', 'i', 'a') AND x.objsubid = 0)";

    // Chunks are a hundred times the tables that are looked after: lists of oids make the server go by its indexes, where joins would read the whole catalog.
    private const string Spaces = "ARRAY(SELECT s.oid FROM pg_namespace s WHERE s.nspname = ANY ($1))";

    // Triggers that fire for replication only are off as well. Triggers by hand are strays: whether they are on is nobody's business.
    private const string SwitchedOff = $"g.tgenabled IN ('D', 'R') AND (g.tgisinternal OR {OfExtension})";

    // A trigger whose function an extension brought along.
    private const string OfExtension = "EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = g.tgfoid AND x.deptype = 'e')";

    // Tables, views, materialised views, partitioned tables, foreign tables, sequences.
    private const string IsRelation = "c.relkind IN ('r', 'v', 'm', 'p', 'f', 'S')";

    // The batch's first statement finds the tables, the others take them from this setting of its transaction: pg_class is read through once.
    private const string Tables = "(SELECT current_setting('provision.tables')::oid[])::oid[]";

    // The license is there only in databases that have the extension.
    public const string Timescale = $"""
        SELECT (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'), current_setting('timescaledb.license', true),
               set_config('provision.tables', ARRAY(SELECT c.oid FROM pg_class c WHERE c.relnamespace = ANY ({Spaces}) AND {IsRelation})::text, true)
        """;

    public const string Schemas = $"""
        SELECT n.nspname::text, pg_get_userbyid(n.nspowner)::text, n.nspname = ANY ($1),
               CASE WHEN n.nspname = ANY ($1) THEN 0 ELSE (SELECT count(*) FROM pg_class c WHERE c.relnamespace = n.oid AND {IsRelation}) END::int
          FROM pg_namespace n
         WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public', 'provision_restored')
           AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_namespace'::regclass AND x.objid = n.oid AND x.deptype = 'e')
        """;

    public const string Extensions = "SELECT extname::text, extversion FROM pg_extension WHERE extname <> 'plpgsql'";

    public const string Relations = $"""
        SELECT n.nspname::text, c.relname::text, c.relkind::text, pg_get_userbyid(c.relowner)::text, coalesce(t.spcname::text, ''),
               c.relrowsecurity AND c.relforcerowsecurity, c.reltuples::bigint,
               CASE WHEN c.relkind = 'v' THEN {Canonical.View} END, c.oid::bigint, c.relrowsecurity OR c.relforcerowsecurity, c.relpersistence = 'u',
               CASE WHEN c.relhastriggers
                    THEN ARRAY(SELECT g.tgname::text FROM pg_trigger g WHERE g.tgrelid = c.oid AND {SwitchedOff} ORDER BY 1)
                    ELSE ARRAY[]::text[] END,
               CASE WHEN c.relhastriggers
                    THEN (SELECT string_agg(DISTINCT coalesce(k.conname, g.tgname)::text, ', ')
                            FROM pg_trigger g LEFT JOIN pg_constraint k ON k.oid = g.tgconstraint WHERE g.tgrelid = c.oid AND {SwitchedOff}) END
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
         WHERE c.oid = ANY ({Tables}) AND {NotOwned}
        """;

    public const string Columns = $"""
        SELECT n.nspname::text, c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity <> '',
               a.attgenerated <> '', CASE WHEN d.adbin IS NOT NULL THEN {Canonical.Default} END
          FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE a.attrelid = ANY ({Tables}) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
        """;

    public const string Constraints = $"""
        SELECT n.nspname::text, c.relname::text, k.conname::text, k.contype::text,
               CASE WHEN k.contype <> 'c'
                    THEN ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(num, pos)
                                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.pos)
                    ELSE ARRAY[]::text[] END,
               fn.nspname::text, f.relname::text,
               CASE WHEN k.contype = 'f'
                    THEN ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(num, pos)
                                 JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.pos)
                    ELSE ARRAY[]::text[] END,
               k.confdeltype::text, k.convalidated, coalesce(t.spcname::text, ''), CASE WHEN k.contype = 'c' THEN {Canonical.Check} END,
               concat(CASE WHEN k.condeferrable THEN ' DEFERRABLE' END,
                      CASE WHEN k.confupdtype NOT IN ('a', ' ') THEN ' ON UPDATE ' || k.confupdtype::text END,
                      CASE WHEN k.confmatchtype NOT IN ('s', ' ') THEN ' MATCH ' || k.confmatchtype::text END,
                      CASE WHEN x.indnullsnotdistinct THEN ' NULLS NOT DISTINCT' END,
                      CASE WHEN x.indnatts > x.indnkeyatts THEN ' INCLUDE' END,
                      CASE WHEN cardinality(k.confdelsetcols) > 0 THEN ' SOME COLUMNS' END)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN pg_class f ON f.oid = k.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
          LEFT JOIN pg_index x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u')
          LEFT JOIN pg_class i ON i.oid = x.indexrelid LEFT JOIN pg_tablespace t ON t.oid = i.reltablespace
         WHERE k.conrelid = ANY ({Tables}) AND c.relkind IN ('r', 'p') AND k.contype IN ('p', 'u', 'f', 'c', 'x')
        """;

    public const string Indexes = $"""
        SELECT n.nspname::text, c.relname::text, i.relname::text, m.amname::text, x.indisunique, x.indisvalid AND x.indisready, coalesce(t.spcname::text, ''),
               ARRAY(SELECT coalesce(a.attname::text, '') FROM generate_series(0, x.indnkeyatts - 1) p
                       LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[p] AND x.indkey[p] <> 0 ORDER BY p),
               ARRAY(SELECT x.indoption[p]::int FROM generate_series(0, x.indnkeyatts - 1) p ORDER BY p),
               concat(CASE WHEN x.indexprs IS NOT NULL THEN ' EXPRESSIONS' END,
                      CASE WHEN x.indpred IS NOT NULL THEN ' WHERE ' || pg_get_expr(x.indpred, x.indrelid) END,
                      CASE WHEN x.indnatts > x.indnkeyatts THEN ' INCLUDE' END,
                      CASE WHEN x.indnullsnotdistinct THEN ' NULLS NOT DISTINCT' END,
                      CASE WHEN EXISTS (SELECT FROM unnest(x.indclass) o JOIN pg_opclass q ON q.oid = o WHERE NOT q.opcdefault) THEN ' OPERATOR CLASS' END)
          FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_am m ON m.oid = i.relam
          LEFT JOIN pg_tablespace t ON t.oid = i.reltablespace
         WHERE x.indrelid = ANY ({Tables}) AND c.relkind IN ('r', 'p', 'm')
           AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = x.indrelid AND k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
        """;

    public const string Policies = $"""
        SELECT n.nspname::text, c.relname::text, p.polname::text, {Canonical.Policy}
          FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1)
        """;

    public const string Triggers = $"""
        SELECT n.nspname::text, c.relname::text, g.tgname::text, g.oid::bigint
          FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = ANY ($1) AND NOT g.tgisinternal AND NOT {OfExtension}
        """;

    public const string Routines = $"""
        SELECT n.nspname::text, f.proname::text, pg_get_function_identity_arguments(f.oid), f.prokind::text, pg_get_userbyid(f.proowner)::text,
               CASE WHEN f.prokind IN ('f', 'p') THEN {Canonical.Routine} END, f.oid::bigint
          FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
         WHERE n.nspname = ANY ($1) AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = f.oid AND x.deptype = 'e')
        """;

    public const string Types = $"""
        SELECT n.nspname::text, t.typname::text, CASE WHEN t.typtype = 'd' THEN 'DOMAIN' ELSE 'TYPE' END, pg_get_userbyid(t.typowner)::text, t.oid::bigint
          FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
         WHERE t.typnamespace = ANY ({Spaces}) AND t.typtype IN ('e', 'd', 'c', 'r')
           AND (t.typrelid = 0 OR (SELECT c.relkind FROM pg_class c WHERE c.oid = t.typrelid) = 'c')
           AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_type'::regclass AND x.objid = t.oid AND x.deptype = 'e')
        """;

    public static readonly string Grants = $"""
        SELECT kind, schema, name, part, CASE WHEN a.grantee = 0 THEN '' ELSE pg_get_userbyid(a.grantee)::text END,
               array_agg(a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END)
          FROM (SELECT 'schema' AS kind, nspname::text AS schema, '' AS name, '' AS part, nspowner AS owner,
                       coalesce(nspacl, acldefault('n', nspowner)) AS acl
                  FROM pg_namespace WHERE nspname = ANY ($1)
                UNION ALL
                SELECT CASE WHEN c.relkind = 'v' THEN 'view' ELSE 'table' END, n.nspname::text, c.relname::text, '', c.relowner,
                       coalesce(c.relacl, acldefault('r', c.relowner))
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ANY ({Tables}) AND c.relkind <> 'S' AND {NotOwned}
                UNION ALL
                SELECT 'column', n.nspname::text, c.relname::text, a.attname::text, c.relowner, a.attacl
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE a.attrelid = ANY ({Tables}) AND a.attacl IS NOT NULL AND NOT a.attisdropped
                UNION ALL
                SELECT 'function', 'pg_catalog', f.proname::text, oidvectortypes(f.proargtypes), f.proowner, f.proacl
                  FROM pg_proc f WHERE f.pronamespace = 'pg_catalog'::regnamespace AND f.proacl IS NOT NULL
                UNION ALL
                SELECT 'function', n.nspname::text, f.proname::text, oidvectortypes(f.proargtypes), f.proowner,
                       coalesce(f.proacl, acldefault('f', f.proowner))
                  FROM {ChunkFunctions.From}) o
         CROSS JOIN LATERAL aclexplode(o.acl) a
         WHERE a.grantee <> o.owner AND (kind <> 'function' OR schema <> 'pg_catalog' OR a.grantee >= 16384) GROUP BY 1, 2, 3, 4, 5
        """;

    public const string DefaultGrants = """
        SELECT n.nspname::text, pg_get_userbyid(d.defaclrole)::text, d.defaclobjtype::text, coalesce(r.rolname::text, ''),
               array_agg(a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END ORDER BY 1)
          FROM pg_default_acl d JOIN pg_namespace n ON n.oid = d.defaclnamespace
         CROSS JOIN LATERAL aclexplode(d.defaclacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
         WHERE n.nspname = ANY ($1) GROUP BY 1, 2, 3, 4
        """;

    public static readonly string Definitions =
        OptionalTable.Select("provision.definition", "SELECT kind, schema_name, object_name, part, declared, found FROM provision.definition");

    public static readonly string Journal = OptionalTable.Select(
        "provision.journal",
        "SELECT DISTINCT ON (object) object, time, actor, kind, region_hash FROM provision.journal WHERE outcome = 'done' ORDER BY object, entry DESC");
}
