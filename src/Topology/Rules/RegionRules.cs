using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>All rules, in the order of their codes.</summary>
public static class RegionRules
{
    /// <summary>Every rule there is.</summary>
    public static IReadOnlyList<IRule> All { get; } =
    [
        new OnePrimarySite(),
        new SiteSovereignty(),
        new DrDistance(),
        new NetworksInsideBlocks(),
        new NetworksDisjoint(),
        new UniqueMemberNames(),
        new QuorumSurvivesOneNode(),
        new OddEtcdCount(),
        new PatroniTimers(),
        new PatroniVersion(),
        new MemoryBudget(),
        new ConnectionBudget(),
        new FlowEndsDeclared(),
        new NoPublicDatabasePort(),
        new TlsVersionFloor(),
        new AddressesFree(),
        new QuorumSpreadOverZones(),
        new ImagePinned(),
        new RaidCountFits(),
        new AwsNameLength(),
        new InstanceTypeExists(),
        new OneBootDisk(),
        new OnePoolerGroup(),
        new AwsSubnetSize(),
        new DataSetSlots(),
        new AwsLocationFits(),
        new OwnedParameters(),
        new WayInFromOutside(),
        new ServicePortsOpen(),
        new ContentNamesDeclared(),
        new IsolationPossible(),
        new UniqueIncludesTime(),
        new TablespaceLocations(),
        new ChunkFitsMemory(),
        new ContentNamesFree(),
        new LifecycleOrder(),
        new AuditSparesCopy(),
    ];

    /// <summary>What all rules find, at the places where the values stand.</summary>
    public static IEnumerable<Diagnostic> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from rule in All
            from finding in rule.Check(region)
            select new Diagnostic(rule.Code, rule.Severity, region.Sources.Find(finding.Path), finding.Message, finding.Fix);
    }
}
