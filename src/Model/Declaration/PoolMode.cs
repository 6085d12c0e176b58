namespace ClusterProvisioning.Model.Declaration;

/// <summary>When a server connection goes back to the pool (PgBouncer docs, pool_mode).</summary>
public enum PoolMode
{
    /// <summary>After the transaction.</summary>
    Transaction,

    /// <summary>When the client leaves.</summary>
    Session,
}
