using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Monitoring;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>Each way for alerts reaches people: mail takes a server that sends it, and a region declares none.</summary>
public sealed class AlertRoutesWork : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1107";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from route in region.Declared.Monitoring.Routes
            where route.Value.Kind == AlertRouteKind.Email
            select new Finding(
                ModelPath.Of("monitoring", "routes", route.Key, "kind"),
                $"Alert route '{route.Key}' is of kind email, and no region declares a mail server: nobody would be called.",
                "Use pagerduty or webhook; a webhook may hand alerts on by mail.");
    }
}
