namespace ClusterProvisioning.Cli.Views.Quotas;

/// <summary>How quotas are written.</summary>
internal enum QuotaFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,
}
