using System.Text.Json.Serialization;

namespace ClusterProvisioning.Model.Declaration.Monitoring;

/// <summary>What takes alerts.</summary>
public enum AlertRouteKind
{
    /// <summary>PagerDuty, which calls whoever is on duty.</summary>
    [JsonStringEnumMemberName("pagerduty")]
    PagerDuty,

    /// <summary>A web hook of one's own.</summary>
    Webhook,

    /// <summary>Mail.</summary>
    Email,
}
