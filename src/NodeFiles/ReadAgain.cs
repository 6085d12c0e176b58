namespace ClusterProvisioning.NodeFiles;

/// <summary>When a daemon works with a new key, certificate or password.</summary>
public enum ReadAgain
{
    /// <summary>At once: it reads the file whenever it uses it.</summary>
    OnUse,

    /// <summary>After a reload; connections stay.</summary>
    OnReload,

    /// <summary>After a restart.</summary>
    OnRestart,
}
