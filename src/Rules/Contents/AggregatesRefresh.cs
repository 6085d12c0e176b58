using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>An aggregate's refresh looks back far enough for the server to take it, and not so far that it empties what the table itself has dropped: the
/// aggregate is kept, and a refresh writes what it finds (TimescaleDB docs, "add_continuous_aggregate_policy").</summary>
public sealed class AggregatesRefresh : IRule
{
    // A policy ends one interval before now, and wants two whole buckets before that (TimescaleDB's continuous_aggregate/refresh policy).
    private const int Buckets = 2;

    /// <inheritdoc/>
    public string Code => "CP1128";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from table in DeclaredTable.Of(region.Declared.Database)
            let hypertable = table.Declared.Hypertable
            where hypertable is not null
            from aggregate in hypertable.Aggregates
            let path = table.Path.Key("hypertable").Key("aggregates").Key(aggregate.Key.ToString())
            from wrong in Wrong(aggregate.Value, hypertable.Lifecycle?.DropAfter)
            select new Finding(path.Key(wrong.Key), $"Aggregate '{table.Schema}.{aggregate.Key}': {wrong.Message}.", wrong.Fix);
    }

    private static IEnumerable<(string Key, string Message, string Fix)> Wrong(AggregateDeclaration aggregate, Duration? dropped)
    {
        foreach (var (key, duration) in ((string, Duration)[])[("bucket", aggregate.Bucket), ("refreshEvery", aggregate.RefreshEvery)])
        {
            if (duration.Milliseconds == 0 || duration.Milliseconds % 1000 != 0)
                yield return (key, $"{key} {duration} is not made of whole seconds", "Write one second, or a multiple of it.");
        }

        var least = new Duration((Buckets * aggregate.Bucket.Milliseconds) + aggregate.RefreshEvery.Milliseconds);
        if (aggregate.RefreshFrom.Milliseconds < least.Milliseconds)
        {
            var needed = $"{Buckets} buckets of {aggregate.Bucket} + refreshEvery {aggregate.RefreshEvery} = {least}";
            yield return ("refreshFrom", $"refreshFrom {aggregate.RefreshFrom} is less than {needed}; the server refuses the policy", $"Set {least} or more.");
        }

        if (dropped is not null && aggregate.RefreshFrom.Milliseconds >= dropped.Milliseconds)
        {
            var lost = $"chunks are dropped at {dropped}: a refresh over a range that is dropped deletes its aggregated rows, for good";
            yield return ("refreshFrom", $"refreshFrom {aggregate.RefreshFrom} reaches back to where {lost}", $"Set less than {dropped}.");
        }
    }
}
