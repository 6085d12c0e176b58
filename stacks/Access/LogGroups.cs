using ClusterProvisioning.Stacks.Storage;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Access;

/// <summary>Groups of logs of AWS's own services, in the site's AWS region and under its key.</summary>
internal static class LogGroups
{
    // CloudWatch keeps logs for one of these spans only (AWS docs, PutRetentionPolicy).
    private static readonly int[] Spans = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Makes one, kept as long as audit logs are.</summary>
    public static Aws.CloudWatch.LogGroup Create(SiteScope scope, Keys keys, string part, string physicalName)
    {
        var wanted = scope.Region.Declared.Security.Audit.Retention.Days();
        return new Aws.CloudWatch.LogGroup(scope.NameOf(part), new Aws.CloudWatch.LogGroupArgs
        {
            Name = physicalName,
            KmsKeyId = keys.Logs.Arn,
            RetentionInDays = Array.Find(Spans, span => span >= wanted) is var days and > 0 ? days : Spans[^1],
            Tags = SiteScope.Tags(scope.NameOf(part), "logs"),
        }, scope.Options());
    }
}
