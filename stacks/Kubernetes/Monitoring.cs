using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Monitoring;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Stacks.Secrets;
using ClusterProvisioning.Stacks.Storage;
using Pulumi;
using Apps = Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using K8s = Pulumi.Kubernetes;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>Prometheus, Alertmanager and Grafana of a site. Each site watches itself, so that the loss of one is seen from the other.</summary>
internal sealed class Monitoring
{
    private const string Space = "monitoring";
    private const string Prometheus = Images.Prometheus;
    private const int PrometheusPort = 9090;
    private const int AlertmanagerPort = 9093;
    private const int GrafanaPort = 3000;
    private const int Https = 443;

    // It is issued anew each day: six days on which that may fail.
    private const int DaysOfCertificate = 7;

    private static readonly string[] AlertmanagerArguments =
        ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/data", "--cluster.listen-address="];

    private readonly Platform _platform;
    private readonly RegionServices _services;
    private readonly Region _region;
    private readonly Policies _policies;

    /// <summary>Makes the namespace, the three workloads, and the ways between them.</summary>
    public Monitoring(Platform platform, RegionServices services)
    {
        (_platform, _services, _region) = (platform, services, platform.Site.Scope.Region);
        _policies = new Policies(platform, Space);
        platform.CreateSpace(Space);
        _policies.CreateDefault();
        CreatePrometheus();
        CreateAlertmanager();
        CreateGrafana();
        _policies.LetTalk(Prometheus, Images.Alertmanager, AlertmanagerPort);
        _policies.LetTalk(Images.Grafana, Prometheus, PrometheusPort);
    }

    private MonitoringDeclaration Declared => _region.Declared.Monitoring;

    private void CreatePrometheus()
    {
        var site = _platform.Site.Scope.Site;
        var certificate = new PodCertificate(_platform, _services.Authorities, Prometheus, $"{Prometheus}.{EndpointNames.Domain(_region)}", DaysOfCertificate);
        var targets = ScrapeTarget.Of(_region, site);
        var container = Pods.Container(Prometheus, _platform.Images.Of(Prometheus), new[]
        {
            $"--config.file={PrometheusConfiguration.Folder}/{PrometheusConfiguration.File}",
            "--storage.tsdb.path=/data",
            $"--storage.tsdb.retention.time={Declared.Retention.Days()}d",
        }, "4Gi", "500m");
        container.VolumeMounts = new[]
        {
            Pods.Mount("configuration", PrometheusConfiguration.Folder, true), Pods.Mount("data", "/data", false),
            Pods.Mount(Pods.SecretVolume, Pods.SecretFolder, true),
        };
        _platform.CreateAccount(Prometheus, Space, certificate.Signer.MayBeAsked());
        var configuration = new PrometheusConfiguration(_region, certificate);
        Configure(Prometheus, configuration.Files(targets, $"localhost:{PrometheusPort}", $"{Images.Alertmanager}:{AlertmanagerPort}"));
        CreateSet(Prometheus, PrometheusPort, new Core.PodSpecArgs
        {
            InitContainers = { certificate.Requesting(_platform.Images.Of(Images.Provision)), certificate.Issuing("issue") },
            Containers = { container, certificate.Renewing() },
            Volumes = { Pods.Configuration(Prometheus), Pods.Secrets(), Pods.ScratchSpace() },
        }, PrometheusConfiguration.Disk(Declared));
        _policies.LetOut(Prometheus, PolicyWay.To(targets, target => target.Network, target => target.Job.Port));
    }

    private void CreateAlertmanager()
    {
        const string Name = Images.Alertmanager;
        var container = Pods.Container(Name, _platform.Images.Of(Name), AlertmanagerArguments, "256Mi", "100m");
        container.VolumeMounts = new[]
        {
            Pods.Mount("configuration", "/etc/alertmanager", true), Pods.Mount("data", "/data", false), Pods.Mount(Pods.SecretVolume, Pods.SecretFolder, true),
        };
        var pod = new Core.PodSpecArgs { Containers = { container }, Volumes = { Pods.Configuration(Name), Pods.Secrets(), Pods.ScratchSpace() } };
        var secrets = Declared.Routes.Values.Select(route => route.Secret.ToString()).Distinct(StringComparer.Ordinal).ToList();
        if (secrets.Count > 0)
            pod.InitContainers.Add(Fetching(secrets.Select(secret => Pods.Fetch(_services.Secrets.NameOf(secret), secret))));
        _platform.CreateAccount(Name, Space);
        Configure(Name, new InputMap<string> { { "alertmanager.yml", MonitoringConfiguration.Alertmanager(Declared) } });
        CreateSet(Name, AlertmanagerPort, pod, "10Gi");
        _policies.LetOut(Name, new PolicyWay(Endpoint.Internet.Cidrs[0].ToString(), [new Port(Https)]));
    }

    private void CreateGrafana()
    {
        const string Name = Images.Grafana;
        const string File = "administrator";
        var container = Pods.Container(Name, _platform.Images.Of(Name), [], "512Mi", "100m");
        container.Env = new[]
        {
            Pods.Environment("GF_SECURITY_ADMIN_PASSWORD__FILE", $"{Pods.SecretFolder}/{File}"), Pods.Environment("GF_PATHS_DATA", "/data"),
            Pods.Environment("GF_ANALYTICS_REPORTING_ENABLED", "false"), Pods.Environment("GF_ANALYTICS_CHECK_FOR_UPDATES", "false"),
        };
        container.VolumeMounts = new[]
        {
            Pods.Mount("configuration", "/etc/grafana/provisioning/datasources", true), Pods.Mount("data", "/data", false),
            Pods.Mount(Pods.SecretVolume, Pods.SecretFolder, true), Pods.Mount(Pods.ScratchVolume, Pods.Scratch, false),
        };
        _platform.CreateAccount(Name, Space);
        Configure(Name, new InputMap<string> { { "prometheus.yaml", MonitoringConfiguration.Grafana($"http://{Prometheus}:{PrometheusPort}") } });
        CreateSet(Name, GrafanaPort, new Core.PodSpecArgs
        {
            InitContainers = { Fetching([Pods.Fetch(_services.Secrets.NameOf(SecretSpecs.GrafanaPassword), File)]) },
            Containers = { container },
            Volumes = { Pods.Configuration(Name), Pods.Secrets(), Pods.ScratchSpace() },
        }, "10Gi");
        _policies.LetOut(Name);
    }

    private Core.ContainerArgs Fetching(IEnumerable<string> lines)
    {
        var container = Pods.Script("fetch", _platform.Images.Of(Images.AwsCli), string.Join('\n', lines));
        container.Env.Add(Pods.Environment("AWS_REGION", _platform.Site.Scope.Location));
        return container;
    }

    private void Configure(string workload, InputMap<string> files)
    {
        var name = _platform.Site.Scope.NameOf("configuration", workload);
        _ = new K8s.Core.V1.ConfigMap(name, new Core.ConfigMapArgs { Metadata = Platform.Named(workload, Space), Data = files }, _platform.Options());
    }

    private void CreateSet(string workload, int port, Core.PodSpecArgs pod, string disk)
    {
        pod.ServiceAccountName = workload;
        pod.SecurityContext = Pods.AsNobody();
        _ = new K8s.Core.V1.Service(_platform.Site.Scope.NameOf("service", workload), new Core.ServiceArgs
        {
            Metadata = Platform.Named(workload, Space),
            Spec = new Core.ServiceSpecArgs { Selector = Platform.Labels(workload), Ports = { new Core.ServicePortArgs { Port = port, TargetPort = port } } },
        }, _platform.Options());
        _ = new K8s.Apps.V1.StatefulSet(_platform.Site.Scope.NameOf("workload", workload), new Apps.StatefulSetArgs
        {
            Metadata = Platform.Named(workload, Space),
            Spec = new Apps.StatefulSetSpecArgs
            {
                Replicas = 1,
                ServiceName = workload,
                Selector = new Meta.LabelSelectorArgs { MatchLabels = Platform.Labels(workload) },
                Template = new Core.PodTemplateSpecArgs { Metadata = new Meta.ObjectMetaArgs { Labels = Platform.Labels(workload) }, Spec = pod },
                VolumeClaimTemplates = { Claim(disk) },
            },
        }, _platform.Options());
    }

    private static Core.PersistentVolumeClaimArgs Claim(string size) => new()
    {
        Metadata = new Meta.ObjectMetaArgs { Name = "data" },
        Spec = new Core.PersistentVolumeClaimSpecArgs
        {
            AccessModes = "ReadWriteOnce",
            StorageClassName = Platform.DiskClass,
            Resources = new Core.VolumeResourceRequirementsArgs { Requests = new InputMap<string> { { "storage", size } } },
        },
    };
}
