namespace ClusterProvisioning.Topology.Tests;

/// <summary>The last value that a rule lets pass, and the first that it does not.</summary>
public sealed class RuleBoundaryTests
{
    private const string Dr = "sites: {dr: {groups: {";
    private const string Primary = "sites: {primary: {groups: {";

    [Theory]
    [InlineData("CP1007", "patroni: {synchronousNodeCount: 1}", false)]
    [InlineData("CP1007", "patroni: {synchronousNodeCount: 2}", true)]
    [InlineData("CP1007", Primary + "database: {nodes: {pg4: {}}}}}}\npatroni: {synchronousNodeCount: 2}", false)]
    [InlineData("CP1008", Dr + "etcd: {nodes: {dretcd2: ~, dretcd3: ~}}}}}", true)]
    [InlineData("CP1008", Dr + "etcd: {nodes: {dretcd4: {}, dretcd5: {}}}}}}", false)]
    [InlineData("CP1008", Dr + "etcd: ~}}}\nflows: {admin-etcd: ~, etcd-peer: ~, patroni-etcd: ~}", true)]
    [InlineData("CP1009", "patroni: {ttl: 20s, loopWait: 6s, retryTimeout: 7s}", false)]
    [InlineData("CP1009", "patroni: {ttl: 19s, loopWait: 5s, retryTimeout: 5s}", true)]
    [InlineData("CP1009", "patroni: {ttl: 30s, loopWait: 10s, retryTimeout: 10001ms}", true)]
    [InlineData("CP1010", "patroni: {version: 4.0}", false)]
    [InlineData("CP1010", "patroni: {version: 3.9.9}", true)]
    [InlineData("CP1010", "patroni: {version: 3.3.2, synchronousMode: on}", false)]
    // 128 GB + 3.25 GB × (workers + 1) + 32 MB × 500 + 16 MB against 460.8 GB: 95 times make 452.4 GB, 98 times 462.1 GB.
    [InlineData("CP1011", "postgresql: {autovacuumMaxWorkers: 94, maintenanceWorkMem: 3328MB}", false)]
    [InlineData("CP1011", "postgresql: {autovacuumMaxWorkers: 97, maintenanceWorkMem: 3328MB}", true)]
    // 3 × 200 + 20 + 3 = 623.
    [InlineData("CP1012", "postgresql: {maxConnections: 623}", false)]
    [InlineData("CP1012", "postgresql: {maxConnections: 622}", true)]
    [InlineData("CP1012", "postgresql: {maxConnections: 623, superuserReservedConnections: 4}", true)]
    [InlineData("CP1014", "sites: {primary: {networks: {applications: {exposure: public}}}}\nflows: {patroni-peer: {from: [database, 'network:applications']}}", true)]
    [InlineData("CP1014", "flows: {patroni-peer: {from: [database, 'network:applications']}}", false)]
    // A zone's slice of a /24 ends at .63; .62 is its last usable address.
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 62}}}}}", false)]
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 63}}}}}", true)]
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 4}}}}}", false)]
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 3}}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {wal: {count: 5}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {wal: {count: 2}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {staging: {count: 3}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {staging: {count: 4}}}}", false)]
    [InlineData("CP1019", "hardware: {bastion: {disks: {os: {count: 1}}}}", true)]
    [InlineData("CP1024", "sites: {dr: {networks: {applications: {cidr: 10.11.1.0/26}}}}", false)]
    [InlineData("CP1024", "sites: {dr: {networks: {applications: {cidr: 10.11.1.0/27}}}}", true)]
    [InlineData("CP1025", "hardware: {database: {disks: {data: {size: 8.78TB}}}}", false)]
    [InlineData("CP1025", "hardware: {database: {disks: {data: {size: 8.8TB}}}}", true)]
    public void A_rule_trips_on_one_side_of_its_boundary(string code, string yaml, bool trips) =>
        TestRegions.EuCentralWith(yaml + "\n").Diagnostics.Any(found => found.Code == code).ShouldBe(trips);

    [Theory]
    [InlineData(100, false)]
    [InlineData(1200, true)]
    public void The_distance_asked_for_is_the_least_that_passes(int kilometers, bool trips) =>
        TestRegions.EuCentralWith($"disasterRecovery: {{minimumDistance: {kilometers}km}}\n").Diagnostics.Any(found => found.Code == "CP1003").ShouldBe(trips);
}
