namespace ClusterProvisioning.Database.Reading;

/// <summary>What all databases share; in any of them.</summary>
internal static class ClusterQueries
{
    public const string Facts = """
        SELECT current_setting('server_version_num')::int, pg_is_in_recovery(),
               (SELECT default_version FROM pg_available_extensions WHERE name = 'timescaledb'), current_user::text,
               (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
        """;

    public const string Roles = """
        SELECT rolname::text, rolcanlogin, rolsuper, rolreplication, rolbypassrls, rolcreatedb, rolcreaterole, rolinherit, rolconnlimit,
               CASE WHEN rolvaliduntil < 'infinity' THEN rolvaliduntil::text ELSE '' END
          FROM pg_roles WHERE oid >= 16384 AND rolname <> current_user
        """;

    public const string VerifierRows = "SELECT rolname, rolpassword FROM pg_authid WHERE oid >= 16384 AND rolpassword IS NOT NULL";

    // What was written down last counts; a line that does not hold before a restart is here too.
    public const string OverrideRows =
        "SELECT DISTINCT ON (name) name, setting FROM pg_file_settings WHERE sourcefile ~ '/postgresql[.]auto[.]conf$' ORDER BY name, seqno DESC";

    public const string Memberships = """
        SELECT g.rolname::text, m.rolname::text, bool_or(a.admin_option), bool_and(a.inherit_option = m.rolinherit), bool_and(a.set_option)
          FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
         WHERE m.oid >= 16384 AND m.rolname <> current_user GROUP BY 1, 2
        """;

    public const string Tablespaces = """
        SELECT spcname::text, pg_get_userbyid(spcowner)::text, pg_tablespace_location(oid), coalesce(spcoptions, '{}')
          FROM pg_tablespace WHERE oid >= 16384
        """;

    public const string Databases = """
        SELECT d.datname::text, pg_get_userbyid(d.datdba)::text, t.spcname::text, d.datconnlimit
          FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace WHERE NOT d.datistemplate AND d.datname <> 'postgres'
        """;

    public const string Settings = """
        SELECT coalesce(d.datname::text, ''), coalesce(r.rolname::text, ''), split_part(c, '=', 1), substr(c, strpos(c, '=') + 1)
          FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) c
          LEFT JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
         WHERE (s.setdatabase = 0 OR NOT d.datistemplate) AND (s.setrole = 0 OR r.oid >= 16384)
        """;

    public const string Grants = """
        SELECT kind, database, name, coalesce(r.rolname::text, ''), array_agg(a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END ORDER BY 1)
          FROM (SELECT 'database' AS kind, datname::text AS database, '' AS name, datdba AS owner, coalesce(datacl, acldefault('d', datdba)) AS acl
                  FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'
                UNION ALL
                SELECT 'tablespace', '', spcname::text, spcowner, coalesce(spcacl, acldefault('t', spcowner)) FROM pg_tablespace WHERE oid >= 16384) o
         CROSS JOIN LATERAL aclexplode(o.acl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
         WHERE a.grantee <> o.owner GROUP BY 1, 2, 3, 4
        """;

    public const string RestartParameters = "SELECT name FROM pg_settings WHERE context = 'postmaster'";

    public const string Slots = "SELECT slot_name::text FROM pg_replication_slots WHERE slot_type = 'physical' AND NOT temporary";
}
