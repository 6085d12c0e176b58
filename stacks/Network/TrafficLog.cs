using ClusterProvisioning.Stacks.Storage;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The log of who talked to whom in a site's networks.</summary>
internal sealed class TrafficLog
{
    // The shorter of the two that AWS has: an intrusion is looked for in minutes.
    private const int Seconds = 60;

    /// <summary>Logs every connection of the site's VPC, taken or refused, into its bucket.</summary>
    public TrafficLog(SiteScope scope, SiteBuckets buckets)
    {
        var name = scope.NameOf("traffic");
        var options = scope.Options();
        // The log's service looks whether it may write before it takes the log.
        options.DependsOn = buckets.TrafficLogs.Rights;
        _ = new Pulumi.Aws.Ec2.FlowLog(name, new Pulumi.Aws.Ec2.FlowLogArgs
        {
            VpcId = scope.Vpc.Id,
            TrafficType = "ALL",
            LogDestinationType = "s3",
            LogDestination = buckets.TrafficLogs.Bucket.Arn,
            MaxAggregationInterval = Seconds,
            DestinationOptions = new Pulumi.Aws.Ec2.Inputs.FlowLogDestinationOptionsArgs { FileFormat = "parquet", PerHourPartition = true },
            Tags = SiteScope.Tags(name, "network"),
        }, options);
    }
}
