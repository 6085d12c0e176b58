using ClusterProvisioning.Stacks.Storage;

namespace ClusterProvisioning.Stacks;

/// <summary>A group of logs of AWS's own services, in the site's AWS region and under its key, kept as long as audit logs are.</summary>
internal sealed class SiteLog
{
    // CloudWatch keeps logs for one of these spans only (AWS docs, PutRetentionPolicy).
    private static readonly int[] Spans = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Makes a group of logs under the site's key.</summary>
    /// <param name="site">The site.</param>
    /// <param name="part">The last part of its logical name.</param>
    /// <param name="physicalName">Its name in CloudWatch.</param>
    public SiteLog(SiteBase site, string part, string physicalName)
    {
        var (scope, name) = (site.Scope, site.Scope.NameOf(part));
        var wanted = scope.Region.Declared.Security.Audit.Retention.Days();
        Group = new Pulumi.Aws.CloudWatch.LogGroup(name, new Pulumi.Aws.CloudWatch.LogGroupArgs
        {
            Name = physicalName,
            KmsKeyId = site.Keys.Logs.Arn,
            RetentionInDays = Array.Find(Spans, span => span >= wanted) is var days and > 0 ? days : Spans[^1],
            Tags = SiteScope.Tags(name, "logs"),
        }, scope.Options());
    }

    /// <summary>The group of logs, as services name it.</summary>
    public Pulumi.Aws.CloudWatch.LogGroup Group { get; }
}
