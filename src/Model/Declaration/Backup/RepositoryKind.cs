namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>What a repository is.</summary>
public enum RepositoryKind
{
    /// <summary>A folder on a backup server.</summary>
    Host,

    /// <summary>A bucket of object storage.</summary>
    Object,
}
