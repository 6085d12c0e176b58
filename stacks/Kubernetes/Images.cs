using Pulumi;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A site's own registry, from which alone its Kubernetes takes images: nothing is pulled from outside the jurisdiction, and a name once
/// pushed never changes what it stands for.</summary>
internal sealed class Images
{
    /// <summary>This tool; its openssl makes the keys of pods, for which any release will do.</summary>
    public const string Provision = "provision";

    /// <summary>The AWS command line, which fetches secrets and certificates before a workload starts.</summary>
    public const string AwsCli = "aws-cli";

    /// <summary>Prometheus' name in the site's registry.</summary>
    public const string Prometheus = "prometheus";

    /// <summary>Alertmanager's name in the site's registry.</summary>
    public const string Alertmanager = "alertmanager";

    /// <summary>Grafana's name in the site's registry.</summary>
    public const string Grafana = "grafana";

    // The tool's own comes with each release; the stack's configuration says which.
    private const string AnyRelease = "current";

    private readonly Dictionary<string, (Output<string> Repository, string Tag)> _byName = new(StringComparer.Ordinal);
    private readonly string? _toolTag = StackSettings.CheckTag(new Config().Get(StackSettings.ToolTag));

    /// <summary>Makes a site's repositories of images.</summary>
    public Images(SiteBase site)
    {
        Create(site, Provision, _toolTag ?? AnyRelease);
        foreach (var image in MirroredImage.All)
            Create(site, image.Name, image.Tag);
    }

    /// <summary>An image, with its tag.</summary>
    public Output<string> Of(string name) => Output.Format($"{_byName[name].Repository}:{_byName[name].Tag}");

    /// <summary>This tool with the region files of one database part. It goes by the part's hash unless the configuration names a release: a tag is
    /// taken once, so no other could be given to the next part.</summary>
    /// <param name="fingerprint">The hash.</param>
    public Output<string> OfDatabase(string fingerprint) => Output.Format($"{_byName[Provision].Repository}:{_toolTag ?? fingerprint}");

    private void Create(SiteBase site, string image, string tag)
    {
        var name = site.Scope.NameOf("image", image);
        var repository = new Pulumi.Aws.Ecr.Repository(name, new Pulumi.Aws.Ecr.RepositoryArgs
        {
            Name = $"{site.Scope.Region.Name}/{site.Scope.Site.Name}/{image}",
            ImageTagMutability = "IMMUTABLE",
            ImageScanningConfiguration = new Pulumi.Aws.Ecr.Inputs.RepositoryImageScanningConfigurationArgs { ScanOnPush = true },
            EncryptionConfigurations =
            {
                new Pulumi.Aws.Ecr.Inputs.RepositoryEncryptionConfigurationArgs { EncryptionType = "KMS", KmsKey = site.Keys.Storage.Arn },
            },
            Tags = SiteScope.Tags(name, "images"),
        }, site.Scope.Kept());
        _byName.Add(image, (repository.RepositoryUrl, tag));
    }
}
