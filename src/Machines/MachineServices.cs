using ClusterProvisioning.Image;
using ClusterProvisioning.Machines.Base;
using ClusterProvisioning.Machines.Storage;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Alertmanager;
using ClusterProvisioning.Services.Bastion;
using ClusterProvisioning.Services.Chrony;
using ClusterProvisioning.Services.ChunkArchive;
using ClusterProvisioning.Services.Consul;
using ClusterProvisioning.Services.Etcd;
using ClusterProvisioning.Services.Exporters;
using ClusterProvisioning.Services.HaProxy;
using ClusterProvisioning.Services.Housekeeping;
using ClusterProvisioning.Services.Keepalived;
using ClusterProvisioning.Services.ObjectStorage;
using ClusterProvisioning.Services.OpenLdap;
using ClusterProvisioning.Services.OpenSsh;
using ClusterProvisioning.Services.Patroni;
using ClusterProvisioning.Services.PgBackRest;
using ClusterProvisioning.Services.PgBadger;
using ClusterProvisioning.Services.PgBouncer;
using ClusterProvisioning.Services.Prometheus;
using ClusterProvisioning.Services.Restore;
using ClusterProvisioning.Services.ServerLog;
using ClusterProvisioning.Services.StrongSwan;
using ClusterProvisioning.Services.TrafficControl;
using ClusterProvisioning.Services.WalG;

namespace ClusterProvisioning.Machines;

/// <summary>Everything that machines run. A new daemon is a folder below <c>src/Services</c> and one line here; the rest is derived.</summary>
public static class MachineServices
{
    /// <summary>All services, in the order in which scrape jobs and a firewall's rules name them.</summary>
    public static IReadOnlyList<IService> All { get; } =
    [
        new BaseSystemService(),
        new StorageService(),
        new NodeExporterService(),
        new OpenSshService(),
        new ChronyService(),
        new PostgresExporterService(),
        new PatroniService(),
        new EtcdService(),
        new ConsulService(),
        new PoolerProxyService(),
        new GatewayProxyService(),
        new PgBouncerService(),
        new GatewayPoolService(),
        new KeepalivedService(),
        new PgBackRestService(),
        new PgBackRestOfDatabaseService(),
        new RestoreService(),
        new WalGService(),
        new PgBadgerService(),
        new ServerLogService(),
        new TrafficControlService(),
        new HousekeepingService(),
        new ChunkArchiveService(),
        new SlapdService(),
        new ObjectStorageService(),
        new AdministratorsService(),
        new PrometheusService(),
        new AlertmanagerService(),
        new StrongSwanService(),
    ];

    /// <summary>What the machine image is made of, one for all machines. Worked out when it is asked for: most verbs need no image.</summary>
    public static Recipe Image => TreeRecipe.With(All.OfType<IInstalled>().SelectMany(service => service.Packages));

    /// <summary>What a disk with that image is made of; it has what production takes from makers, unless Debian's alone is wanted.</summary>
    public static DiskRecipe DiskFor(ImageTarget target, bool debianOnly = false) => new(target, Image, Makers, debianOnly);

    /// <summary>What production takes from makers.</summary>
    public static MakersSoftware Makers =>
        MakersSoftware.Of(All.OfType<IInstalled>().SelectMany(service => service.FromMakers), All.OfType<IInstalled>().SelectMany(service => service.Programs));

    /// <summary>What the machines of a group run.</summary>
    public static IEnumerable<IService> Of(Region region, NodeGroup group) => All.Where(service => service.RunsOn(region, group));

    /// <summary>The dearest thing that a group's machines keep.</summary>
    public static ServiceState StateOf(Region region, NodeGroup group) => Of(region, group).Max(service => service.State);

    /// <summary>True if a group's machines ask in the name of their network.</summary>
    public static bool CallsForItsNetwork(Region region, NodeGroup group) => Of(region, group).Any(service => service is ICallsForItsNetwork);

    /// <summary>What Prometheus asks of a region's machines, on one's own metal and on Kubernetes alike; whom, the flows say.</summary>
    public static IReadOnlyList<ScrapeJob> ScrapeJobs(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
        [
            .. All.Where(service => region.Groups.Any(group => service.RunsOn(region, group)))
                .OfType<IWatched>().SelectMany(service => service.ScrapeJobs(region)).DistinctBy(job => job.Name),
        ];
    }

    /// <summary>Every secret that a region's machines read from its store, with the roles whose machines read it.</summary>
    /// <remarks>Asks for credentials alone: a compile needs these, and no file.</remarks>
    public static IReadOnlyList<MachineSecret> Secrets(Region region, Realisation realisation) =>
    [
        .. Bundles.Machines(region, realisation)
            .SelectMany(machine => Read(CredentialsOf(machine))
                .Select(stored => new { stored, machine.Group }))
            .GroupBy(read => read.stored)
            .Select(readers => new MachineSecret(readers.Key, [.. readers.Select(read => read.Group.Role).Distinct()])),
    ];

    /// <summary>Certificates, passwords and secrets of a machine's services, each once.</summary>
    internal static Credentials CredentialsOf(Machine machine) =>
        Merged.Credentials(Of(machine.Region, machine.Group).Select(service => service.CredentialsOf(machine)));

    /// <summary>What a machine's services do in the region's buckets.</summary>
    public static IEnumerable<BucketUse> BucketsOf(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return Of(machine.Region, machine.Group).OfType<IUsesBuckets>().SelectMany(service => service.BucketsOf(machine));
    }

    /// <summary>In which step a group's machines start, from 0: after those of every service that theirs name.</summary>
    public static int WaveOf(Region region, NodeGroup group) => Of(region, group).Max(service => DepthOf(region, service));

    private static IEnumerable<StoredSecret> Read(Credentials credentials) =>
        credentials.Secrets.Select(each => each.Stored).Concat(credentials.Passwords.Select(each => each.Stored));

    private static int DepthOf(Region region, IService service) => service is not IStartsAfter later ? 0 :
        1 + All.Where(each => later.After.Contains(each.Name, StringComparer.Ordinal) && region.Groups.Any(group => each.RunsOn(region, group)))
            .Select(each => DepthOf(region, each)).DefaultIfEmpty(-1).Max();
}
