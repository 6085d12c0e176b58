namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>A class of statements, as pgaudit names them (pgaudit.log).</summary>
public enum AuditClass
{
    /// <summary>SELECT and COPY from a table.</summary>
    Read,

    /// <summary>INSERT, UPDATE, DELETE, TRUNCATE and COPY into a table.</summary>
    Write,

    /// <summary>Calls of functions and DO blocks.</summary>
    Function,

    /// <summary>Changes of roles and privileges.</summary>
    Role,

    /// <summary>Changes of what is in the database.</summary>
    Ddl,
}
