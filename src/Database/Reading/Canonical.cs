namespace ClusterProvisioning.Database.Reading;

/// <summary>How the server itself writes down expressions. It rewrites what it is given, so the text declared cannot be compared with the text found:
/// after each change the found text's MD5 is kept beside the declared text's fingerprint, and later both must be as they were.</summary>
internal static class Canonical
{
    /// <summary>Of a view <c>c</c>.</summary>
    public const string View = "md5(concat_ws('|', pg_get_viewdef(c.oid), c.reloptions::text))";

    /// <summary>Of a column default <c>d</c>.</summary>
    public const string Default = "md5(pg_get_expr(d.adbin, d.adrelid))";

    /// <summary>Of a check constraint <c>k</c>.</summary>
    public const string Check = "md5(pg_get_constraintdef(k.oid))";

    /// <summary>Of a policy <c>p</c>.</summary>
    public const string Policy =
        "md5(concat_ws('|', p.polcmd, p.polpermissive, p.polroles::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))";

    /// <summary>Of a function or procedure <c>f</c>.</summary>
    public const string Routine = "md5(concat_ws('|', pg_get_functiondef(f.oid), f.proacl::text))";
}
