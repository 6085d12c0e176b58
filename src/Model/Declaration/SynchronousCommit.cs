using System.Text.Json.Serialization;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>What a commit waits for (PostgreSQL docs, synchronous_commit); the settings that may lose acknowledged rows are not offered.</summary>
public enum SynchronousCommit
{
    /// <summary>The standby has written the WAL to disk.</summary>
    On,

    /// <summary>The standby has replayed the WAL.</summary>
    [JsonStringEnumMemberName("remote_apply")]
    RemoteApply,

    /// <summary>The standby's operating system has the WAL.</summary>
    [JsonStringEnumMemberName("remote_write")]
    RemoteWrite,
}
