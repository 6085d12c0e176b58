using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Yaml;
using ClusterProvisioning.Stacks.Secrets;
using Pulumi;
using Batch = Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using K8s = Pulumi.Kubernetes;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>Applies the database part of a region from inside it: Pulumi makes this job anew, and waits for it, just when that part has changed.</summary>
/// <remarks>Its name is the hash of the database part. A job's pods cannot change, so nothing else of it may replace it: a new image is used by the
/// next one. The region files that it applies are those in the image,
/// which may be of another checkout: it is told the hash, and applies nothing else.</remarks>
internal sealed class DatabaseJob
{
    private const string Space = "provision";
    private const string Workload = SecretSpecs.DatabaseJob;
    private const int DaysOfCertificate = 1;

    // A failed apply names its step and goes on there: it is tried again for passing faults only.
    private const int Tries = 3;
    private const int LongestSeconds = 3600;

    // Machines of a new region make their cluster meanwhile; the rest of the time is the apply's.
    private static readonly Duration LongestWait = new(1_800_000);

    private static readonly List<string> SetOnce = ["spec"];

    // Else the next `up` would wait for a job that has failed for good (Pulumi Kubernetes docs, "Job"). A succeeded one stays, and is the mark that
    // this part was applied.
    private static readonly InputMap<string> AgainOnceFailed = new() { { "pulumi.com/replaceUnready", "true" } };

    private readonly Platform _platform;
    private readonly RegionServices _services;
    private readonly Region _region;
    private readonly PodCertificate _certificate;

    /// <summary>Makes the job, with the account and the ways out that it needs.</summary>
    /// <param name="platform">The platform of the primary site.</param>
    /// <param name="services">What the region has once.</param>
    public DatabaseJob(Platform platform, RegionServices services)
    {
        (_platform, _services) = (platform, services);
        var scope = platform.Site.Scope;
        _region = scope.Region.WithColumnKey(new Config().Get(ColumnKey.Setting));
        _certificate = new PodCertificate(platform, services.Authorities, Workload, Administrators.CommonName(_region), DaysOfCertificate);
        platform.CreateSpace(Space);
        platform.CreateAccount(Workload, Space, _certificate.Signer.MayBeAsked());
        var policies = new Policies(platform, Space);
        policies.CreateDefault();
        policies.LetOut(Workload, PolicyWay.To(Ways(), way => way.To.Network, way => way.Port));
        var name = $"{Workload}-{Fingerprint}";
        _ = new K8s.Batch.V1.Job(scope.NameOf(name), ArgumentsOf(name), Options());
    }

    private string Fingerprint => DatabaseFingerprint.Of(_region);

    private Output<string> Image => _platform.Images.OfDatabase(Fingerprint);

    private CustomResourceOptions Options()
    {
        var options = _platform.Options();
        options.IgnoreChanges = SetOnce;
        options.DeleteBeforeReplace = true;
        options.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(LongestSeconds) };
        return options;
    }

    private Batch.JobArgs ArgumentsOf(string name)
    {
        var metadata = Platform.Named(name, Space);
        metadata.Annotations = AgainOnceFailed;
        return new Batch.JobArgs
        {
            Metadata = metadata,
            Spec = new Batch.JobSpecArgs
            {
                BackoffLimit = Tries,
                ActiveDeadlineSeconds = LongestSeconds,
                Template = new Core.PodTemplateSpecArgs { Metadata = Platform.Named(Workload, Space), Spec = PodSpec() },
            },
        };
    }

    /// <summary>What a flow lets the job reach at its own site.</summary>
    private IEnumerable<Connection> Ways() =>
        from connection in Connections.Of(_region)
        where Administrators.IsWorkload(_region, connection) && connection.To.Network.Site == _platform.Site.Scope.Site.Name
        select connection;

    private Core.PodSpecArgs PodSpec()
    {
        var apply = Pods.Container(Workload, Image, Apply(), "512Mi", "250m");
        apply.Env = new[]
        {
            Pods.Environment("PGSSLCERT", _certificate.Certificate), Pods.Environment("PGSSLKEY", _certificate.Key),
            Pods.Environment("PGSSLROOTCERT", PodCertificate.Root), Pods.Environment("PGUSER", "postgres"), Pods.Environment("HOME", Pods.Scratch),
        };
        if (_region.Declared.Database.Encryption is { KeyFrom: KeySource.Operator, PublicKey: { } key })
            apply.Env.Add(Pods.Environment(ColumnKey.Variable, key.ToString()));
        apply.VolumeMounts = new[] { Pods.Mount(Pods.SecretVolume, Pods.SecretFolder, true), Pods.Mount(Pods.ScratchVolume, Pods.Scratch, false) };
        return new Core.PodSpecArgs
        {
            ServiceAccountName = Workload,
            RestartPolicy = "Never",
            SecurityContext = Pods.AsNobody(),
            InitContainers =
            {
                _certificate.Requesting(Image),
                _certificate.Issuing("fetch", Passwords()),
            },
            Containers = { apply },
            Volumes = { Pods.Secrets(), Pods.ScratchSpace() },
        };
    }

    private string[] Apply() =>
    [
        "db", "apply", _region.Name.ToString(),
        "--expect-fingerprint", Fingerprint,
        "--passwords", $"{Pods.SecretFolder}/passwords",
        "--wait", LongestWait.ToString(),
    ];

    private IEnumerable<string> Passwords() =>
    [
        $"mkdir -p {Pods.SecretFolder}/passwords",
        .. PasswordRoles.Of(_region.Declared.Database).Select(role => Pods.Fetch(_services.Secrets.NameOf(SecretNames.OfRole(role)), $"passwords/{role}")),
    ];
}
