namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>By which means a table shows each facility only its own rows.</summary>
public enum IsolationMode
{
    /// <summary>Row-level security, or a view where TimescaleDB refuses it.</summary>
    Derived,

    /// <summary>Row-level security, forced on the owner too.</summary>
    RowSecurity,

    /// <summary>A security_barrier view in front; the table itself is granted to nobody.</summary>
    View,
}
