namespace ClusterProvisioning.Rules.Tests;

/// <summary>The last value that a rule lets pass, and the first that it does not.</summary>
public sealed class RuleBoundaryTests
{
    private const string Dr = "sites: {dr: {groups: {";
    private const string X4 = "x4: {size: 1TB, medium: ssd, mount: /x4, slot: 4, volumes: 13}";
    private const string X5 = "x5: {size: 1TB, medium: ssd, mount: /x5, slot: 5, volumes: 13}";
    private const string MoreVolumes = "hardware: {database: {disks: {" + X4 + ", " + X5 + ", x6: {size: 1TB, medium: ssd, mount: /x6, slot: 6, volumes: ";
    private const string Extra =
        "database: {databases: {manufacturing: {schemas: {plant: {tables: {extra: {columns: {facility_id: {type: smallint}}, grants: {reader: [select]}}}}}}}}";
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
    [InlineData(
        "CP1014",
        "sites: {primary: {networks: {applications: {exposure: public}}}}\nflows: {patroni-peer: {from: [database, 'network:applications']}}",
        true)]
    [InlineData("CP1014", "flows: {patroni-peer: {from: [database, 'network:applications']}}", false)]
    // A zone's slice of a /24 ends at .63; .62 is its last usable address.
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 62}}}}}", false)]
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 63}}}}}", true)]
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 4}}}}}", false)]
    [InlineData("CP1016", Primary + "bastion: {networks: {bastion: 3}}}}}", true)]
    // What an r7a.16xlarge carries.
    [InlineData("CP1113", "hardware: {database: {disks: {data: {iops: 80000}}}}", false)]
    [InlineData("CP1113", "hardware: {database: {disks: {data: {iops: 80001}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {wal: {count: 5}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {wal: {count: 2}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {staging: {count: 3}}}}", true)]
    [InlineData("CP1019", "hardware: {database: {disks: {staging: {count: 4}}}}", false)]
    [InlineData("CP1019", "hardware: {bastion: {disks: {os: {count: 1}}}}", true)]
    [InlineData("CP1024", "sites: {dr: {networks: {applications: {cidr: 10.11.1.0/26}}}}", false)]
    [InlineData("CP1024", "sites: {dr: {networks: {applications: {cidr: 10.11.1.0/27}}}}", true)]
    [InlineData("CP1025", "hardware: {database: {disks: {data: {size: 8.78TB}}}}", false)]
    [InlineData("CP1025", "hardware: {database: {disks: {data: {size: 8.8TB}}}}", true)]
    // 1 + 1 + 6 + 9 volumes of its own; an r7a.16xlarge takes 48.
    [InlineData("CP1028", "kubernetes: {apiFrom: [203.0.113.8/32, 44.0.0.0/8]}", false)]
    [InlineData("CP1028", "kubernetes: {apiFrom: [44.0.0.0/7]}", true)]
    [InlineData("CP1028", "kubernetes: {apiFrom: [0.0.0.0/0]}", true)]
    [InlineData("CP1084", MoreVolumes + "5}}}}", false)]
    [InlineData("CP1084", MoreVolumes + "6}}}}", true)]
    [InlineData("CP1085", Dr + "pooler: {nodes: {drpooler2: ~}}}}}", false)]
    [InlineData("CP1085", Dr + "pooler: ~}}}", true)]
    [InlineData("CP1085", Dr + "database: {replication: async}}}}", false)]
    [InlineData("CP1085", Dr + "database: {replication: analytics}}}}", true)]
    [InlineData("CP1086", "patroni: {slots: ~}", false)]
    [InlineData("CP1086", "patroni: {slots: {dr_primary_slot: {group: etcd}}}", true)]
    // Three members, less the leader, and a slot.
    [InlineData("CP1086", "postgresql: {parameters: {max_replication_slots: '3'}}", false)]
    [InlineData("CP1086", "postgresql: {parameters: {max_replication_slots: '2'}}", true)]
    // 3.84 TB are 3,576.3 GB of 2^30 bytes, of which 64 GB lie between two checkpoints; PostgreSQL counts MB where no unit is given.
    [InlineData("CP1086", "postgresql: {parameters: {max_slot_wal_keep_size: 3512GB}}", false)]
    [InlineData("CP1086", "postgresql: {parameters: {max_slot_wal_keep_size: 3513GB}}", true)]
    [InlineData("CP1086", "postgresql: {parameters: {max_slot_wal_keep_size: '3596288'}}", false)]
    [InlineData("CP1086", "postgresql: {parameters: {max_slot_wal_keep_size: '3597312'}}", true)]
    [InlineData("CP1087", "flows: {patroni-etcd: {from: database}}", false)]
    [InlineData("CP1087", "flows: {patroni-etcd: {from: pooler}}", true)]
    [InlineData("CP1087", "etcd: {peerPort: 2390}", true)]
    [InlineData("CP1088", "flows: {gateway-write: {from: gateway}, dmz-application: ~}", false)]
    [InlineData("CP1088", "flows: {gateway-write: {ports: 5433}, dmz-application: ~}", true)]
    [InlineData("CP1088", "flows: {dmz-application: {from: 'network:dmz'}}", false)]
    [InlineData("CP1088", "flows: {dmz-application: {from: internet}}", true)]
    [InlineData("CP1089", "patroni: {synchronousModeStrict: false}", false)]
    [InlineData("CP1089", "patroni: {synchronousModeStrict: true}", true)]
    [InlineData("CP1090", "flows: {backup-push: {from: database}}", false)]
    [InlineData("CP1090", "flows: {backup-push: {reach: site}}", true)]
    [InlineData("CP1091", "flows: {database-metrics: {ports: [9187, 9188]}}", false)]
    [InlineData("CP1091", "flows: {database-metrics: {ports: 9188}}", true)]
    // Patroni's counters come with the machine's.
    [InlineData("CP1091", "flows: {database-metrics: {ports: 9187}, database-apply: ~}", false)]
    [InlineData("CP1091", "flows: {database-metrics: {from: bastion}}", true)]
    [InlineData("CP1091", "flows: {etcd-metrics: ~}", true)]
    [InlineData("CP1091", "flows: {haproxy-metrics: {to: 'role:pooler'}}", true)]
    [InlineData("CP1091", "flows: {pooler-metrics: {ports: 9127}}", true)]
    [InlineData("CP1091", "flows: {etcd-metrics: {from: bastion}, database-apply: ~}\nkubernetes: ~", false)]
    [InlineData("CP1092", "egress: {object-storage: {from: 'role:database'}}", false)]
    [InlineData("CP1092", "egress: {object-storage: {from: 'role:backup'}}", true)]
    [InlineData("CP1093", "sites: {dr: {zones: [euw1-az1, euw1-az2]}}", false)]
    [InlineData("CP1093", "sites: {dr: {zones: [euw1-az1]}}", true)]
    [InlineData("CP1094", "sites: {primary: {blocks: {a: 10.4.0.0/16, b: 10.5.0.0/16}}}", false)]
    [InlineData("CP1094", "sites: {primary: {blocks: {a: 10.4.0.0/16, b: 10.5.0.0/16, c: 10.6.0.0/16}}}", true)]
    [InlineData("CP1094", "sites: {primary: {blocks: {a: 100.64.0.0/16}}}", false)]
    [InlineData("CP1094", "sites: {primary: {blocks: {a: 172.16.0.0/16}}}", true)]
    // 3,200 senders and 25 nodes, a certificate every 60 days: 310 of each are 999,750.
    [InlineData("CP1095", "security: {certificates: {authorityLifetime: 18600d}}", false)]
    [InlineData("CP1095", "security: {certificates: {authorityLifetime: 18601d}}", true)]
    [InlineData("CP1096", "database: {encryption: {keyFrom: operator}}", false)]
    [InlineData("CP1096", "database: {encryption: {keyFrom: region}}", true)]
    [InlineData("CP1096", "database: {encryption: ~}", true)]
    [InlineData("CP1097", "ingest: {designRate: 500000}", false)]
    [InlineData("CP1097", "ingest: {designRate: 499999}", true)]
    [InlineData("CP1097", "ingest: {designRate: 500001}", true)]
    [InlineData("CP1098", "flows: {database-apply: {to: database}}", false)]
    [InlineData("CP1098", "flows: {database-apply: {ports: 8008}}", true)]
    [InlineData("CP1098", "flows: {database-apply: {from: 'network:bastion'}}", true)]
    [InlineData("CP1098", "flows: {database-apply: ~}\nkubernetes: ~", false)]
    [InlineData("CP1099", "disasterRecovery: {link: {shape: 2Gbps}}", false)]
    [InlineData("CP1099", "disasterRecovery: {link: ~}", true)]
    [InlineData("CP1100", "security: {audit: {classes: [read, ddl, role]}}", false)]
    [InlineData("CP1100", "security: {audit: {classes: [read, ddl, role, function]}}", true)]
    [InlineData("CP1101", "database: {databases: {manufacturing: {schemas: {plant: {tables: {extra: {columns: {facility_id: {type: smallint}}}}}}}}}", false)]
    [InlineData("CP1101", Extra, true)]
    [InlineData("CP1101", "security: {rowLevelSecurity: false}\n" + Extra, false)]
    // 500,000 a second over a pool of 100, and each commit 10 ms: 50 rows at once are the least.
    [InlineData("CP1102", "ingest: {batchRows: 50}", false)]
    [InlineData("CP1102", "ingest: {batchRows: 49}", true)]
    [InlineData("CP1103", "flows: {pooler-query: {from: 'role:pooler'}, pooler-role-check: {to: 'role:database'}}", false)]
    [InlineData("CP1103", "flows: {pooler-query: ~}", true)]
    // pg_hba knows poolers by the machines that a flow names.
    [InlineData("CP1103", "flows: {pooler-query: {from: 'network:poolers'}}", true)]
    [InlineData("CP1103", "flows: {pooler-query: {authentication: scram}}", true)]
    [InlineData("CP1103", "flows: {pooler-role-check: ~}", true)]
    // HAProxy asks at the address to which it sends queries, and Patroni listens at one.
    [InlineData("CP1103", "flows: {pooler-role-check: {network: backup}}", true)]
    [InlineData("CP1103", "flows: {pooler-role-check: {network: backup}, pooler-query: {network: backup}, patroni-peer: {network: backup}}", false)]
    [InlineData("CP1103", "flows: {patroni-peer: ~}", true)]
    [InlineData("CP1103", "flows: {patroni-peer: {network: replication}}", true)]
    [InlineData("CP1103", "flows: {replication: ~}", true)]
    [InlineData("CP1103", "flows: {replication: {reach: site}}", true)]
    [InlineData("CP1103", "flows: {replication: {network: backup}}", false)]
    [InlineData("CP1105", "sites: {dr: {networks: {backup: {vlan: ~}}}}", false)]
    [InlineData("CP1105", "sites: {dr: {networks: {backup: {vlan: ~}}}}\ntarget: metal", true)]
    [InlineData("CP1106", Dr + "orders: {role: database, hardware: database, replication: async, networks: {database: 21}, nodes: {orders1: {}}}}}}", false)]
    [InlineData("CP1106", Dr + "orders: {role: database, hardware: database, networks: {database: 21}, nodes: {orders1: {}}}}}}", true)]
    // 50 addresses: half of a subnet of /25, less its last, are 63; of /26 31, which the endpoints of a region without Kubernetes fit into.
    [InlineData("CP1109", "sites: {primary: {networks: {monitoring: {cidr: 10.3.4.0/23}}}}", false)]
    [InlineData("CP1109", "sites: {primary: {networks: {monitoring: {cidr: 10.3.4.0/24}}}}", true)]
    [InlineData("CP1109", "sites: {primary: {networks: {monitoring: {cidr: 10.3.4.0/24}}}}\nkubernetes: ~", false)]
    [InlineData("CP1110", "kubernetes: {version: '1.35'}", false)]
    [InlineData("CP1110", "kubernetes: {version: '1.33'}", true)]
    [InlineData("CP1110", "kubernetes: {version: '1.99'}", true)]
    public void A_rule_trips_on_one_side_of_its_boundary(string code, string yaml, bool trips) =>
        TestRegions.EuCentralWith(yaml + "\n").Diagnostics.Any(found => found.Code == code).ShouldBe(trips);

    [Theory]
    [InlineData(100, false)]
    [InlineData(1200, true)]
    public void The_distance_asked_for_is_the_least_that_passes(int kilometers, bool trips) =>
        TestRegions.EuCentralWith($"disasterRecovery: {{minimumDistance: {kilometers}km}}\n").Diagnostics.Any(found => found.Code == "CP1003").ShouldBe(trips);
}
