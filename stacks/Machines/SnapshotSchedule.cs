using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Stacks.Identity;
using ClusterProvisioning.Stacks.Storage;
using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>When snapshots of a site's database machines are taken, and how many are kept.</summary>
internal sealed class SnapshotSchedule
{
    // What the service has (AWS docs, DLM API, CreateRule).
    private static readonly int[] Intervals = [1, 2, 3, 4, 6, 8, 12, 24];
    private const int MostSnapshots = 1000;

    private readonly SiteScope _scope;

    /// <summary>Makes a site's schedule.</summary>
    public SnapshotSchedule(SiteBase site, SnapshotDeclaration declared)
    {
        _scope = site.Scope;
        var hours = declared.Schedule.Interval.Hours();
        var count = declared.Keep.Hours() / Math.Max(1, hours);
        if (!Intervals.Contains(hours) || count is 0 or > MostSnapshots)
            throw new InvalidDataException(Refusal(declared, hours, count));
        var name = _scope.NameOf("snapshots");
        _ = new Pulumi.Aws.Dlm.LifecyclePolicy(name, new Pulumi.Aws.Dlm.LifecyclePolicyArgs
        {
            Description = $"Database machines of {_scope.Region.Name} {_scope.Site.Name}",
            ExecutionRoleArn = CreateRole(site.Keys, name).Arn,
            State = "ENABLED",
            PolicyDetails = Details(declared, hours, count),
            Tags = SiteScope.Tags(name, "backup"),
        }, _scope.Options());
    }

    private Pulumi.Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsArgs Details(SnapshotDeclaration declared, int hours, int count) => new()
    {
        PolicyType = "EBS_SNAPSHOT_MANAGEMENT",
        ResourceTypes = "INSTANCE",
        TargetTags = { { Snapshots.Tag, Snapshots.TagOf(_scope) } },
        Parameters = new Pulumi.Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsParametersArgs { ExcludeBootVolume = true },
        Schedules =
        {
            new Pulumi.Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsScheduleArgs
            {
                Name = declared.Schedule.ToString(),
                CopyTags = true,
                TagsToAdd = { { "Schedule", declared.Schedule.ToString() } },
                CreateRule = new Pulumi.Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsScheduleCreateRuleArgs { Interval = hours, IntervalUnit = "HOURS" },
                RetainRule = new Pulumi.Aws.Dlm.Inputs.LifecyclePolicyPolicyDetailsScheduleRetainRuleArgs { Count = count },
            },
        },
    };

    /// <summary>As AWS's own role for it (AWS docs, "AWSDataLifecycleManagerServiceRole"), but only for our machines' volumes and key.</summary>
    private Pulumi.Aws.Iam.Role CreateRole(Keys keys, string name)
    {
        var role = new Pulumi.Aws.Iam.Role(name, new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"Snapshots of database machines of {_scope.Region.Name} {_scope.Site.Name}",
            AssumeRolePolicy = Policy.TrustOf("dlm.amazonaws.com"),
            Tags = SiteScope.Tags(name, "identity"),
        }, _scope.Options());
        _ = new Pulumi.Aws.Iam.RolePolicy(name, new Pulumi.Aws.Iam.RolePolicyArgs { Role = role.Id, Policy = Policy.Of(Statements(keys)) }, _scope.Options());
        return role;
    }

    private IEnumerable<PolicyStatement> Statements(Keys keys)
    {
        var snapshots = $"arn:aws:ec2:{_scope.Location}::snapshot/*";
        var (tag, value) = ($"aws:ResourceTag/{Snapshots.Tag}", Snapshots.TagOf(_scope));
        string[] uses = ["kms:CreateGrant", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:Decrypt"];
        yield return new PolicyStatement("Look", "ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:DescribeSnapshots").On("*");
        yield return new PolicyStatement("Take", "ec2:CreateSnapshot", "ec2:CreateSnapshots").On(Own("instance"), Own("volume")).If("StringEquals", tag, value);
        // The snapshot itself is not there yet when it is asked for.
        yield return new PolicyStatement("Make", "ec2:CreateSnapshot", "ec2:CreateSnapshots").On(snapshots);
        yield return new PolicyStatement("Tag", "ec2:CreateTags").On(snapshots);
        yield return new PolicyStatement("Expire", "ec2:DeleteSnapshot").On(snapshots).If("StringEquals", tag, value);
        yield return new PolicyStatement("Key", uses).On(keys.Disks.Arn);
    }

    private Output<string> Own(string kind) => Output.Format($"arn:aws:ec2:{_scope.Location}:{_scope.Account}:{kind}/*");

    private static string Refusal(SnapshotDeclaration declared, int hours, int count)
    {
        var taken = $"AWS takes intervals of {string.Join(", ", Intervals)} h and at most {MostSnapshots} snapshots.";
        return $"Snapshots every {declared.Schedule.Interval} kept for {declared.Keep} are {count} at intervals of {hours} h; {taken}";
    }
}
