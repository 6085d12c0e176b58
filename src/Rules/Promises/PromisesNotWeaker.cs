using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Operation;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>No region promises less than the profile that it extends, nor leaves one of its promises out.</summary>
public sealed class PromisesNotWeaker : IRule
{
    private static readonly (string Key, Func<PromisesDeclaration, Duration?> Of)[] Times =
    [
        ("rpo", promises => promises.Rpo),
        ("rto", promises => promises.Rto),
        ("failover", promises => promises.Failover),
        ("detection", promises => promises.Detection),
        ("switchover", promises => promises.Switchover),
    ];

    /// <inheritdoc/>
    public string Code => "CP1067";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (promised, profile) = (region.Declared.Promises, region.ProfilePromises);
        var times =
            from time in Times
            let wanted = time.Of(profile)
            let given = time.Of(promised)
            where wanted is not null && (given is null || given.Milliseconds > wanted.Milliseconds)
            select Finding(time.Key, given?.ToString(), $"{wanted}");
        return profile.Availability is { } least && !(promised.Availability?.Value >= least.Value)
            ? times.Append(Finding("availability", promised.Availability?.ToString(), $"{least}"))
            : times;
    }

    private static Finding Finding(string key, string? promised, string wanted) => new(
        ModelPath.Of("promises", key),
        promised is null ? $"{key} is not promised; the profile promises {wanted}." : $"{key} is promised at {promised}; the profile promises {wanted}.",
        promised is null ? $"Take out the null that removes it, or promise {wanted} or better." : $"Keep {wanted} or better.");
}
