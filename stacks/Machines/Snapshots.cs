using ClusterProvisioning.Stacks.Identity;
using ClusterProvisioning.Stacks.Storage;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Declaration.Backup;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>Snapshots of database machines, by machine: its volumes are striped, so a snapshot of one alone is of no use.</summary>
internal static class Snapshots
{
    /// <summary>The tag by which machines are found; their volumes have it too, and hand it to their snapshots.</summary>
    public const string Tag = "Snapshots";

    // What the service has (AWS docs, DLM API, CreateRule).
    private static readonly int[] Intervals = [1, 2, 3, 4, 6, 8, 12, 24];
    private const int MostSnapshots = 1000;

    /// <summary>The tag's value at a site.</summary>
    public static string TagOf(SiteScope scope) => scope.NameOf("snapshots");

    /// <summary>True if a role's machines are snapped.</summary>
    public static bool Takes(SiteScope scope, NodeRole role) => role == NodeRole.Database && scope.Region.Declared.Backup?.Snapshots is not null;

    /// <summary>Makes a site's schedule, where snapshots are declared.</summary>
    public static void Create(SiteScope scope, Keys keys)
    {
        if (scope.Region.Declared.Backup?.Snapshots is not { } declared)
            return;
        var hours = declared.Schedule.Interval.Hours();
        var count = declared.Keep.Hours() / Math.Max(1, hours);
        if (!Intervals.Contains(hours) || count is 0 or > MostSnapshots)
            throw new InvalidDataException($"Snapshots every {declared.Schedule.Interval} kept for {declared.Keep} are {count} at intervals of {hours} h; AWS takes intervals of {string.Join(", ", Intervals)} h and at most {MostSnapshots} snapshots.");
        var name = scope.NameOf("snapshots");
        _ = new Aws.Dlm.LifecyclePolicy(name, new Aws.Dlm.LifecyclePolicyArgs
        {
            Description = $"Database machines of {scope.Region.Name} {scope.Site.Name}",
            ExecutionRoleArn = CreateRole(scope, keys, name).Arn,
            State = "ENABLED",
            PolicyDetails = Details(scope, declared, hours, count),
            Tags = SiteScope.Tags(name, "backup"),
        }, scope.Options());
    }

    private static Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsArgs Details(SiteScope scope, SnapshotDeclaration declared, int hours, int count) => new()
    {
        PolicyType = "EBS_SNAPSHOT_MANAGEMENT",
        ResourceTypes = "INSTANCE",
        TargetTags = { { Tag, TagOf(scope) } },
        Parameters = new Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsParametersArgs { ExcludeBootVolume = true },
        Schedules =
        {
            new Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsScheduleArgs
            {
                Name = declared.Schedule.ToString(),
                CopyTags = true,
                TagsToAdd = { { "Schedule", declared.Schedule.ToString() } },
                CreateRule = new Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsScheduleCreateRuleArgs { Interval = hours, IntervalUnit = "HOURS" },
                RetainRule = new Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsScheduleRetainRuleArgs { Count = count },
            },
        },
    };

    /// <summary>As AWS's own role for it (AWS docs, "AWSDataLifecycleManagerServiceRole"), but only for our machines' volumes and key.</summary>
    private static Aws.Iam.Role CreateRole(SiteScope scope, Keys keys, string name)
    {
        var role = new Aws.Iam.Role(name, new Aws.Iam.RoleArgs
        {
            Description = $"Snapshots of database machines of {scope.Region.Name} {scope.Site.Name}",
            AssumeRolePolicy = Policy.TrustOf("dlm.amazonaws.com"),
            Tags = SiteScope.Tags(name, "identity"),
        }, scope.Options());
        var snapshots = $"arn:aws:ec2:{scope.Location}::snapshot/*";
        _ = new Aws.Iam.RolePolicy(name, new Aws.Iam.RolePolicyArgs
        {
            Role = role.Id,
            Policy = Policy.Of(
                new PolicyStatement("Look", "ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:DescribeSnapshots").On("*"),
                new PolicyStatement("Take", "ec2:CreateSnapshot", "ec2:CreateSnapshots").On(
                    Output.Format($"arn:aws:ec2:{scope.Location}:{scope.Account}:instance/*"), Output.Format($"arn:aws:ec2:{scope.Location}:{scope.Account}:volume/*")).If("StringEquals", $"aws:ResourceTag/{Tag}", TagOf(scope)),
                // The snapshot itself is not there yet when it is asked for.
                new PolicyStatement("Make", "ec2:CreateSnapshot", "ec2:CreateSnapshots").On(snapshots),
                new PolicyStatement("Tag", "ec2:CreateTags").On(snapshots),
                new PolicyStatement("Expire", "ec2:DeleteSnapshot").On(snapshots).If("StringEquals", $"aws:ResourceTag/{Tag}", TagOf(scope)),
                new PolicyStatement("Key", "kms:CreateGrant", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:Decrypt").On(keys.Disks.Arn)),
        }, scope.Options());
        return role;
    }
}
