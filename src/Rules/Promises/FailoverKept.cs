using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>Patroni's timers and the poolers' checks fit the promises of failover and of its detection.</summary>
public sealed class FailoverKept : IRule
{
    // Three missed checks (HAProxy's `fall`), and PgBouncer's server_login_retry of a second.
    private const long Checks = 3;
    private const long LoginRetry = 1000;

    // A promotion waits until WAL is summarized up to its end, and a summarizer with nothing to read sleeps up to half a minute (PostgreSQL 17,
    // walsummarizer.c, MAX_SLEEP_QUANTA); measured in the lab: 30 s.
    private const long Summarizer = 30_000;

    /// <inheritdoc/>
    public string Code => "CP1068";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (patroni, check, promises) = (region.Declared.Patroni, region.Declared.Haproxy.CheckInterval, region.Declared.Promises);
        var (summarizer, summarizing) = Summarizes(region) ? (Summarizer, " + 30s for summarize_wal, which a promotion waits for") : (0, "");
        var needed = new Duration(patroni.Ttl.Milliseconds + patroni.LoopWait.Milliseconds + (Checks * check.Milliseconds) + LoginRetry + summarizer);
        if (promises.Detection is { } detection && patroni.Ttl.Milliseconds > detection.Milliseconds)
        {
            yield return new Finding(
                ModelPath.Of("promises", "detection"),
                $"A lost leader is noticed when its lock runs out, after ttl {patroni.Ttl}; {detection} is promised.",
                $"Lower `patroni.ttl` to {detection} (20s at the least).");
        }

        if (promises.Failover is { } failover && needed.Milliseconds > failover.Milliseconds)
        {
            var noticed = $"ttl {patroni.Ttl} + loop_wait {patroni.LoopWait} + {Checks} checks × {check}";
            yield return new Finding(
                ModelPath.Of("promises", "failover"),
                $"{noticed} + 1s for PgBouncer to log in again{summarizing} = {needed}; {failover} is promised.",
                Summarizes(region)
                    ? "Take `summarize_wal` out of `postgresql.parameters`: neither pgBackRest nor WAL-G needs it."
                    : "Lower ttl, loop_wait and retry_timeout together: 20s, 5s and 5s are the least that makes sense.");
        }
    }

    private static bool Summarizes(Region region) =>
        region.Declared.Postgresql.Parameters.Any(parameter => parameter is { Key: "summarize_wal", Value: "on" or "true" or "yes" or "1" });
}
