namespace ClusterProvisioning.Model.Declaration;

/// <summary>What machines need from around them.</summary>
public enum EgressService
{
    /// <summary>NTP; Amazon Time Sync, 169.254.169.123.</summary>
    Time,

    /// <summary>DNS; the VPC's resolver, 169.254.169.253.</summary>
    Dns,

    /// <summary>The instance's own metadata and role credentials, 169.254.169.254 (target aws only).</summary>
    Metadata,

    /// <summary>Object storage of the site's own AWS region (target aws only).</summary>
    S3,

    /// <summary>Other AWS interfaces of the site's own AWS region, such as KMS, ACM PCA, Secrets Manager and SSM (target aws only).</summary>
    AwsApi,

    /// <summary>Public addresses, such as the pager's.</summary>
    Internet,
}
