using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Risks;

/// <summary>Changes in place that a service refuses, or by which something is kept or locked for less long.</summary>
internal static class ServiceLimits
{
    private const string Volume = "aws:ebs/volume:Volume";
    private const string Kubernetes = "aws:eks/cluster:Cluster";
    private const string Addon = "aws:eks/addon:Addon";

    // What holds objects, or their versions, for a time.
    private static readonly string[] Keepers =
    [
        "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:cloudwatch/logGroup:LogGroup",
    ];

    private static readonly string[] Times = ["days", "years", "noncurrentDays", "retentionInDays"];

    /// <summary>What the service refuses.</summary>
    public static IEnumerable<Refusal> Refusals(IReadOnlyList<ResourceChange> changes) => [.. Shrunk(changes), .. Jumps(changes)];

    /// <summary>What it does, or leaves undone, that a reader would not expect, a sentence each.</summary>
    /// <param name="changes">What changes.</param>
    /// <param name="wanted">All that is wanted.</param>
    public static IEnumerable<string> Notes(IReadOnlyList<ResourceChange> changes, IEnumerable<CloudResource> wanted) =>
        [.. Weakened(changes), .. Grown(changes), .. LeftBehind(changes, wanted)];

    // What is kept for less long.
    private static IEnumerable<string> Weakened(IEnumerable<ResourceChange> changes) =>
        from change in changes
        where change.Kind == ChangeKind.Changed && Keepers.Contains(change.Resource.Type, StringComparer.Ordinal)
        from property in change.Properties
        where IsWeaker(property)
        group change.Resource.Name by (property.Path, property.Before, property.After, Type: RiskAssessment.Short(change.Resource.Type)) into alike
        select $"weakens {alike.Key.Type}: {alike.Key.Path} {alike.Key.Before} → {alike.Key.After} of {RiskAssessment.Some([.. alike])}";

    // Add-ons that a new version of Kubernetes leaves behind.
    private static IEnumerable<string> LeftBehind(IReadOnlyList<ResourceChange> changes, IEnumerable<CloudResource> wanted)
    {
        var versions = changes.Where(change => change.Kind == ChangeKind.Changed && change.Resource.Type == Kubernetes)
            .SelectMany(change => change.Properties.Where(property => property.Path is "version").Select(property => property.After))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (versions.Count == 0)
            yield break;
        var addons = wanted.Where(resource => resource.Type == Addon && resource.Inputs["addonVersion"] is null)
            .Select(resource => resource.Inputs.Text("addonName"))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (addons.Count > 0)
        {
            yield return $"leaves add-ons {RiskAssessment.Some(addons)} at the versions that they have: EKS raises none by itself. Name newer ones "
                + $"(`kubernetes.addons`; `aws eks describe-addon-versions --kubernetes-version {versions[0]}`)";
        }
    }

    // Volumes that become larger, and what their file systems make of that.
    private static IEnumerable<string> Grown(IEnumerable<ResourceChange> changes)
    {
        var sets = changes
            .Where(change => change.Kind == ChangeKind.Changed && change.Resource.Type == Volume)
            .Where(change => change.Properties.Any(property => property.Path is "size" && IsMore(property)))
            // A set's volumes are numbered.
            .Select(change => change.Resource.Name[..change.Resource.Name.LastIndexOf('-')])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (sets.Count > 0)
        {
            yield return $"enlarges {RiskAssessment.Some(sets)}: the file system takes that at its machine's next start, "
                + $"or at once by `cluster-storage` there; until then a rollout raises {WalBudget.SlotParameter} no further than what is there";
        }
    }

    // A shorter time, or a lock that somebody may lift.
    private static bool IsWeaker(PropertyChange property)
    {
        var key = property.Path[(property.Path.LastIndexOf('.') + 1)..];
        return (Times.Contains(key, StringComparer.Ordinal) && IsLess(property))
            || (key is "mode" && property is { Before: "COMPLIANCE", After: "GOVERNANCE" });
    }

    private static IEnumerable<Refusal> Shrunk(IEnumerable<ResourceChange> changes)
    {
        var names = changes
            .Where(change => change.Kind == ChangeKind.Changed && change.Resource.Type == Volume)
            .Where(change => change.Properties.Any(property => property.Path is "size" && IsLess(property)))
            .Select(change => change.Resource.Name)
            .ToList();
        const string OfEbs = "EBS cannot (EC2 API, ModifyVolume: the size \"must be greater than or equal to the existing size\")";
        return names.Count == 0 ? [] : [new Refusal(
            $"makes {names.Count} volumes smaller: {RiskAssessment.Some(names)}; {OfEbs}",
            $"Declare the old size, or give one machine after another new volumes: {RiskAssessment.HowTo}")];
    }

    private static IEnumerable<Refusal> Jumps(IEnumerable<ResourceChange> changes) =>
        from change in changes
        where change.Kind == ChangeKind.Changed && change.Resource.Type == Kubernetes
        from property in change.Properties
        let next = Minor(property.Before) + 1
        where property.Path is "version" && Minor(property.After) is { } wanted && wanted != next
        select new Refusal(
            $"takes {change.Resource.Name} from Kubernetes {property.Before} to {property.After}; EKS goes one minor version up at a time, and none down",
            $"Declare 1.{next} first, or keep {property.Before}.");

    private static int? Minor(string? version) =>
        version?.Split('.') is ["1", var minor] && int.TryParse(minor, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsLess(PropertyChange property) =>
        long.TryParse(property.Before, CultureInfo.InvariantCulture, out var old)
            && long.TryParse(property.After, CultureInfo.InvariantCulture, out var wanted)
            && wanted < old;

    private static bool IsMore(PropertyChange property) => IsLess(property with { Before = property.After, After = property.Before });
}
