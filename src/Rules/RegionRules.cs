using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Aws;
using ClusterProvisioning.Rules.Backups;
using ClusterProvisioning.Rules.Clusters;
using ClusterProvisioning.Rules.Contents;
using ClusterProvisioning.Rules.Findings;
using ClusterProvisioning.Rules.Images;
using ClusterProvisioning.Rules.Networks;
using ClusterProvisioning.Rules.Places;
using ClusterProvisioning.Rules.Promises;
using ClusterProvisioning.Rules.Security;
using ClusterProvisioning.Rules.Storage;

namespace ClusterProvisioning.Rules;

/// <summary>All rules, in the order of their codes.</summary>
public static class RegionRules
{
    /// <summary>Every rule of this assembly, which each validation runs from first to last.</summary>
    public static IReadOnlyList<IRule> All { get; } =
    [
        new OnePrimarySite(),
        new SiteSovereignty(),
        new DrDistance(),
        new NetworksInsideBlocks(),
        new NetworksDisjoint(),
        new UniqueMemberNames(),
        new QuorumSurvivesOneNode(),
        new OddDcsCount(),
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
        new PolicyOwnersLogIn(),
        new ArchiveDeclared(),
        new EdgesStayInside(),
        new RepositoryAtEachSite(),
        new PitrWindowKept(),
        new PitrChainComplete(),
        new FullFitsWindow(),
        new FullsFitRepository(),
        new RestoreWithinRto(),
        new RpoCovered(),
        new LinkCarriesWal(),
        new ArchiveClassFits(),
        new ObjectLockFits(),
        new TiersInOrder(),
        new TiersMatchLifecycle(),
        new TierMedium(),
        new TierEstimates(),
        new TiersFitDisks(),
        new DesignRateFitsDisks(),
        new TablespacesOnEveryMember(),
        new MountOptionsValid(),
        new RaidOverEbs(),
        new PostgresSupported(),
        new TimescaleFitsPostgres(),
        new DiskEncryptionFitsTarget(),
        new CertificateLifetimes(),
        new LdapReachable(),
        new EncryptedTwice(),
        new TransparentEncryption(),
        new PromisesNotWeaker(),
        new FailoverKept(),
        new DetectionKept(),
        new AvailabilityBudget(),
        new FencingNeedsWatchdog(),
        new ReplayHoldsCommits(),
        new RolloutKeepsQuorum(),
        new StatedVolumes(),
        new StatedDisks(),
        new StatedPlacement(),
        new StatedFailover(),
        new StatedBackup(),
        new ThresholdsInTime(),
        new FacilitiesFit(),
        new RolesFitTarget(),
        new EgressLeadsSomewhere(),
        new SensitiveColumns(),
        new AttachmentsFitInstance(),
        new SiteStandsAlone(),
        new SlotsConsumed(),
        new DcsReached(),
        new GatewaysAuthenticate(),
        new OnlyVotersAcknowledge(),
        new RepositoriesReached(),
        new ExportersReached(),
        new ObjectStorageReached(),
        new KubernetesSpansZones(),
        new VpcBlocksFit(),
        new MachineCertificatesFit(),
        new SensitiveColumnsSealed(),
        new DesignRateFitsTables(),
        new JobReachesMembers(),
        new LinkDeclared(),
        new AuditClassesLogged(),
        new IsolationDeclared(),
        new BatchesFitPool(),
        new MembersReached(),
        new ArchiveAloneWithinRpo(),
        new VlansOnMetal(),
        new OneClusterPerSite(),
        new AlertRoutesWork(),
        new TagValuesFit(),
        new AwsAddressesFit(),
        new KubernetesSupported(),
        new ImagesGiven(),
        new ColumnKeyGiven(),
        new IopsWithinInstance(),
        new DisksAsLargeAsNeeded(),
        new KubernetesAdministrators(),
        new LocksForGood(),
        new AccountGiven(),
        new KubernetesApiReached(),
        new DeployersNamed(),
        new TangPinned(),
        new ImageHoldsNeeds(),
        new ImageHasFixes(),
        new KnownParameters(),
        new ParametersKeepPromises(),
        new ParametersSuffice(),
        new PostgresTaken(),
        new TimescaleTried(),
        new AggregatesRefresh(),
        new AuditShipped(),
    ];

    /// <summary>
    /// What all rules find, at the places where the values stand, in the order of the rules. They run side by side: a cold start loads the code of each for the
    /// first time.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <param name="target">What it is judged for.</param>
    /// <param name="beside">True if the caller is at other work meanwhile, which then has a processor for itself.</param>
    public static IEnumerable<Diagnostic> Check(Region region, ValidationTarget target = ValidationTarget.File, bool beside = false)
    {
        ArgumentNullException.ThrowIfNull(region);
        var rules = All.Where(rule => IsAsked(rule, target)).ToList();
        var found = new Diagnostic[rules.Count][];
        var workers = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - (beside ? 1 : 0)) };
        Parallel.For(0, rules.Count, workers, i => found[i] = [.. Check(rules[i], region)]);
        return found.SelectMany(each => each);
    }

    private static bool IsAsked(IRule rule, ValidationTarget target) => target switch
    {
        ValidationTarget.File => rule is not IBeforeUp,
        ValidationTarget.Foundation => rule is IBeforeFoundation or (not IBeforeUp),
        ValidationTarget.Up => true,
    };

    private static IEnumerable<Diagnostic> Check(IRule rule, Region region) =>
        rule.Check(region).Select(finding => new Diagnostic(rule.Code, rule.Severity, region.Sources.Find(finding.Path), finding.Message, finding.Fix));
}
