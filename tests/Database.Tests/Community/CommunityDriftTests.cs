using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Community;

/// <summary>What only the community edition has is changed, dropped or added by hand: drift finds exactly that, and an apply mends it.</summary>
public sealed class CommunityDriftTests(LabServer lab) : IClassFixture<LabServer>
{
    private const string Job = "(SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = '{0}' ORDER BY job_id LIMIT 1)";

    private const string Mine = "SELECT public.time_bucket('1 hour', time) AS t, count(*) FROM plant.event GROUP BY 1";

    private const string RefreshJob = """
        (SELECT j.job_id FROM timescaledb_information.jobs j, _timescaledb_catalog.continuous_agg a
           JOIN _timescaledb_catalog.hypertable h ON h.id = a.mat_hypertable_id
          WHERE a.user_view_name = 'reading_1min' AND j.proc_name = 'policy_refresh_continuous_aggregate'
            AND j.hypertable_name IN (a.user_view_name, h.table_name))
        """;

    // The sum where the mean is wanted.
    private const string OtherMean = """
        CREATE MATERIALIZED VIEW plant.reading_1d WITH (timescaledb.continuous) AS
        SELECT public.time_bucket('1 day', time) AS bucket, facility_id, machine_id, metric_id,
               count(value) AS count, min(value) AS least, max(value) AS greatest, sum(value) AS mean
          FROM plant.reading GROUP BY 1, 2, 3, 4 WITH NO DATA
        """;

    public static TheoryData<string, string> ByHand => new()
    {
        { "SELECT public.remove_compression_policy('plant.reading')", "Changed compression plant.reading: policy is nothing, wanted 2678400/3600/0" },
        { $"SELECT public.alter_job({Of("policy_compression")}, scheduled => false)",
            "Changed compression plant.reading: policy is nothing, wanted 2678400/3600/0" },
        { $"SELECT public.alter_job({Of("policy_compression")}, schedule_interval => interval '2 days')",
            "Changed compression plant.reading: policy is 2678400/172800/0, wanted 2678400/3600/0" },
        { "ALTER TABLE plant.reading SET (timescaledb.compress_segmentby = 'machine_id')",
            "Changed compression plant.reading: segment by is machine_id, wanted facility_id, machine_id, metric_id" },
        { "SELECT public.remove_compression_policy('plant.reading'); ALTER TABLE plant.reading SET (timescaledb.compress = false)",
            "Missing compression plant.reading: declared, not there" },
        { "ALTER TABLE plant.event SET (timescaledb.compress)", "Unmanaged compression plant.event: there, not declared" },
        { "SELECT public.remove_continuous_aggregate_policy('plant.reading_1h')",
            "Changed aggregate plant.reading_1h: refresh is nothing, wanted 86400/1800/30" },
        { $"SELECT public.alter_job({RefreshJob}, schedule_interval => interval '9 minutes')",
            "Changed aggregate plant.reading_1min: refresh is 7200/to 00:01:00/540/15, wanted 7200/60/15" },
        { "ALTER MATERIALIZED VIEW plant.reading_1d OWNER TO postgres", "Changed aggregate plant.reading_1d: owner is postgres, wanted manufacturing_owner" },
        { "DROP VIEW api.reading_1d; DROP MATERIALIZED VIEW plant.reading_1d",
            "Missing aggregate plant.reading_1d: declared, not there|Missing view api.reading_1d: declared, not there" },
        { "DROP VIEW api.reading_1d", "Missing view api.reading_1d: declared, not there" },
        { $"CREATE MATERIALIZED VIEW plant.mine WITH (timescaledb.continuous) AS {Mine} WITH NO DATA",
            "Unmanaged aggregate plant.mine: there, not declared" },
        { $"DROP VIEW api.reading_1d; DROP MATERIALIZED VIEW plant.reading_1d; {OtherMean}",
            "Changed aggregate plant.reading_1d: definition is changed (*), wanted *; owner is postgres, wanted manufacturing_owner; "
            + "refresh is nothing, wanted 604800/21600/45|Missing view api.reading_1d: declared, not there" },
        { "SELECT public.add_retention_policy('plant.reading', interval '1 day')", "Unmanaged job plant.reading.policy_retention: there, not declared" },
        { "SELECT public.add_retention_policy('plant.reading_1h', interval '1 year')", "Unmanaged job plant.reading_1h.policy_retention: there, not declared" },
        { $"SELECT public.delete_job({Of("tier_job")})", "Missing job provision.tier_job: declared, not there" },
        { $"SELECT public.alter_job({Of("tier_job")}, scheduled => false)", "Changed job provision.tier_job: schedule is nothing, wanted 1800/427" },
        { "SELECT public.add_job('provision.tier_job', interval '1 hour')", "Changed job provision.tier_job: schedule is * and *, wanted 1800/427" },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public async Task Drift_finds_exactly_what_was_done_by_hand_and_an_apply_mends_it(string sql, string expected)
    {
        Assert.SkipWhen(ServerImage.CommunityReason is not null, ServerImage.CommunityReason ?? "");
        foreach (var statement in sql.Split("; "))
            await lab.Server.ExecuteAsync(statement, LabServer.Database);
        var drift = string.Join('|', await lab.Server.DriftAsync(lab.Desired));
        var mended = await lab.Server.ApplyAsync(lab.Desired);
        System.Text.RegularExpressions.Regex
            .IsMatch(drift, $"^{System.Text.RegularExpressions.Regex.Escape(expected).Replace("\\*", ".+", StringComparison.Ordinal)}$")
            .ShouldBeTrue(drift);
        mended.ShouldSucceed();
        (await lab.Server.DriftAsync(lab.Desired)).ShouldBeEmpty();
    }

    private static string Of(string procedure) => Job.Replace("{0}", procedure, StringComparison.Ordinal);
}
