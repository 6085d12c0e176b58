using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>
/// The lab's region with a third of its machines: three etcd, three members, a pooler, a bastion, and at the DR site three etcd, two members, a pooler, a
/// bastion. Patroni's rounds are half as long, for a rollout waits for them.
/// </summary>
internal static class SmallRegion
{
    private const string Absent = "analytics: ~, gateway: ~, backup: ~, monitoring: ~, directory: ~, objects: ~, restore: ~";
    private const string Kept = "{hypertable: {lifecycle: {dropAfter: ~} } }";

    /// <summary>The region file.</summary>
    /// <param name="postgresql">More of <c>postgresql</c>, in flow style.</param>
    /// <param name="groups">More of the primary site's groups, in flow style.</param>
    /// <param name="healthTimeout">How long a machine may take in a rollout.</param>
    /// <param name="poolers">What becomes of the primary site's poolers but the first.</param>
    public static string Text(string postgresql = "", string groups = "standby: ~", string healthTimeout = "3min", string poolers = "pooler2: ~, pooler3: ~") =>
        $$$"""
        extends: {{{Path.Combine(ProjectLayout.Find().Regions, "lab.yaml")}}}
        region: roll
        jurisdiction: {name: roll}
        sites:
          dr: {groups: {database: {nodes: {drpg3: ~}}, pooler: {nodes: {drpooler2: ~}}, backup: ~}}
          primary:
            groups: {pooler: {nodes: { {{{poolers}}} }}, {{{Absent}}}, {{{groups}}} }
        flows: {machine-ingest: ~, gateway-write: ~, analysts: ~, pooler-query: {to: role:database}, pooler-role-check: {to: role:database}}
        backup: ~
        database: {databases: {manufacturing: {schemas: {plant: {tables: {reading: {{{Kept}}}, event: {{{Kept}}} } } } } } }
        security: {ldap: ~, audit: {shipping: {to: none} } }
        patroni: {ttl: 20s, loopWait: 5s, retryTimeout: 5s}
        postgresql: { {{{postgresql}}} }
        rollout: {drain: 2s, healthTimeout: {{{healthTimeout}}}, pause: 1s}

        """;
}
