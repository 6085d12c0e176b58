namespace ClusterProvisioning.Model.Declaration.Monitoring;

/// <summary>How soon an alert wants someone.</summary>
public enum AlertSeverity
{
    /// <summary>Now, at night too.</summary>
    Critical,

    /// <summary>In working hours.</summary>
    Warning,
}
