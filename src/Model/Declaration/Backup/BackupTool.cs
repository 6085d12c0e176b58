using System.Text.Json.Serialization;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>The program that makes and restores backups and archives WAL.</summary>
public enum BackupTool
{
    /// <summary>pgBackRest: repositories on hosts and in object storage at once.</summary>
    [JsonStringEnumMemberName("pgbackrest")]
    PgBackRest,

    /// <summary>WAL-G: object storage, deltas by page.</summary>
    WalG,
}
