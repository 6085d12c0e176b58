using ClusterProvisioning.Model;
using ClusterProvisioning.Services.HaProxy;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.ObjectStorage;

/// <summary>An S3 endpoint for a region without a cloud's: moto's server, with TLS in front.
/// A stand-in: it keeps objects in memory, and takes every access key.</summary>
internal static class ObjectStorageFiles
{
    /// <summary>The script that makes the buckets.</summary>
    public const string Buckets = "/usr/local/lib/cluster/buckets";

    private const string Server = "cluster-objects.service";
    private const string Maker = "cluster-buckets.service";
    private const int Local = 9001;
    private const int Connections = 200;

    private const string IsThere = "curl --silent --fail --output /dev/null --head";
    private const string Make = "curl --silent --show-error --fail --output /dev/null --request PUT";

    /// <summary>The server, its front and the maker of buckets; empty where no flow leads to it.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var networks = machine.Flows.NetworksOf(ServicePorts.ObjectStorage);
        if (networks.Count == 0)
            return ServiceFiles.None;
        var proxy =
            HaProxyUnit.With(TextFile.Root(HaProxyText.Path, [TextFile.Notice, .. HaProxyText.Global(machine, Connections * 2), .. Front(machine, networks)]));
        return new ServiceFiles
        {
            Files =
            [
                .. proxy.Files,
                ServerUnit(),
                MakerUnit(),
                TextFile.Script(Buckets, Script(machine)).ReadBy(Maker, ChangeTakes.Restart),
            ],
            Directories = [ClusterScripts.Folder],
            Units = [.. proxy.Units, Server, Maker],
        };
    }

    private static string Shown() => $"crt {NodeCertificates.CertificatePath(ObjectStorageService.Certificate)}";

    private static IEnumerable<string> Front(Machine machine, IReadOnlyList<NetworkSegment> networks) =>
    [
        "",
        "frontend objects",
        .. networks.Select(network => $"  bind {machine.AddressIn(network)}:{ServicePorts.ObjectStorage} ssl {Shown()}"),
        "  mode http",
        "  option httplog",
        $"  maxconn {Connections}",
        "  default_backend moto",
        "",
        "backend moto",
        "  mode http",
        $"  server moto 127.0.0.1:{Local} check inter 2s",
    ];

    // One's own bucket bears the region's name in front, as in the cloud.
    private static IEnumerable<string> Names(Machine machine)
    {
        var backup = machine.Region.Declared.Backup;
        var repositories = (backup?.Repositories.Values.Select(repository => repository.Bucket) ?? [])
            .OfType<Model.Values.Name>()
            .Select(machine.Region.BucketNameOf);
        var archive = backup?.Archive is { } declared ? [machine.Region.BucketNameOf(declared.Bucket)] : Array.Empty<string>();
        var logs = AuditBucket.Of(machine.Region).Select(bucket => bucket.Name);
        return repositories.Concat(archive).Concat(logs).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Script(Machine machine) =>
    [
        "#!/bin/bash",
        TextFile.Notice,
        "# Makes the buckets that are missing.",
        "set -euo pipefail",
        $"at=http://127.0.0.1:{Local}",
        "curl --silent --fail --output /dev/null --retry 60 --retry-delay 1 --retry-connrefused \"$at/\"",
        .. Names(machine).Select(bucket => $"{IsThere} \"$at/{bucket}\" || {Make} \"$at/{bucket}\""),
    ];

    private static NodeFile ServerUnit() => TextFile.Root(
        $"/etc/systemd/system/{Server}",
        TextFile.Notice,
        "[Unit]",
        "Description=Objects in memory (moto)",
        "",
        "[Service]",
        "DynamicUser=yes",
        // Else it takes the first part of its own name for a bucket.
        "Environment=S3_IGNORE_SUBDOMAIN_BUCKETNAME=true",
        $"ExecStart=/usr/bin/python3 -m moto.server --host 127.0.0.1 --port {Local}",
        "Restart=always",
        "RestartSec=1",
        "",
        "[Install]",
        "WantedBy=multi-user.target");

    private static NodeFile MakerUnit() => TextFile.Root(
        $"/etc/systemd/system/{Maker}",
        TextFile.Notice,
        "[Unit]",
        "Description=Make the region's buckets",
        $"After={Server}",
        // With the server go its objects and buckets.
        $"BindsTo={Server}",
        "",
        "[Service]",
        "Type=oneshot",
        "RemainAfterExit=yes",
        "DynamicUser=yes",
        $"ExecStart={Buckets}",
        "",
        "[Install]",
        $"WantedBy={Server}");
}
