namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>What may be done with an object (PostgreSQL docs, "Privileges").</summary>
public enum Privilege
{
    /// <summary>SELECT.</summary>
    Select,

    /// <summary>INSERT.</summary>
    Insert,

    /// <summary>UPDATE.</summary>
    Update,

    /// <summary>DELETE.</summary>
    Delete,

    /// <summary>TRUNCATE.</summary>
    Truncate,

    /// <summary>REFERENCES.</summary>
    References,

    /// <summary>TRIGGER.</summary>
    Trigger,

    /// <summary>MAINTAIN.</summary>
    Maintain,

    /// <summary>USAGE.</summary>
    Usage,

    /// <summary>CREATE.</summary>
    Create,

    /// <summary>CONNECT.</summary>
    Connect,

    /// <summary>TEMPORARY.</summary>
    Temporary,

    /// <summary>EXECUTE.</summary>
    Execute,
}
