using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Services;
using ClusterProvisioning.Stacks;
using ClusterProvisioning.Stacks.Kubernetes;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>The places of a region's foundation that people fill before anything reads them: registries, and secrets that nobody makes up.</summary>
/// <param name="region">The region, which names its account.</param>
/// <param name="foundation">The resources of its foundation, as the program has them.</param>
internal sealed class FoundationPlaces(Region region, IReadOnlyList<CloudResource> foundation)
{
    // That of the nodes, whatever this machine is: a tag is taken once.
    private const string Platform = "--override-os linux --override-arch amd64";
    private const string Secret = "aws:secretsmanager/secret:Secret";
    private const string SecretVersion = "aws:secretsmanager/secretVersion:SecretVersion";
    private const string Repository = "aws:ecr/repository:Repository";

    /// <summary>The places, in the program's order.</summary>
    public IReadOnlyList<CloudResource> All { get; } = [.. foundation.Where(resource => resource.Type == Repository || IsEmptySecret(resource, foundation))];

    /// <summary>What belongs into a place, and the command that brings it there.</summary>
    public string Line(CloudResource place) => place.Type == Secret ? SecretLine(place) : ImageLine(place.Inputs.Text("name")!);

    /// <summary>The texts that machines of a site fetch beside their files and that others keep, each with its place in the site's bucket.</summary>
    /// <param name="buckets">The bucket of each site's files, by site.</param>
    /// <param name="writers">The role that writes them, by site.</param>
    public IEnumerable<string> Texts(IReadOnlyDictionary<string, string> buckets, IReadOnlyDictionary<string, string> writers) =>
        from bundle in Bundles.Of(region, Realisation.Aws)
        from shared in bundle.Credentials.Shared
        let site = bundle.Site.Name.ToString()
        group shared by (site, role: EnumName.Of(bundle.NodeGroup.Role), file: Path.GetFileName(shared.Path)) into alike
        let place = $"s3://{buckets.GetValueOrDefault(alike.Key.site)}/{alike.Key.role}/{alike.Key.file}"
        let need = alike.Any(file => file.IsRequired) ? "" : ", if there is one"
        select $"{alike.Key.file} of role {alike.Key.role}, site {alike.Key.site}{need}: {place}, by {writers.GetValueOrDefault(alike.Key.site)}";

    private static bool IsEmptySecret(CloudResource resource, IReadOnlyList<CloudResource> foundation) =>
        resource.Type == Secret && !foundation.Any(version => version.Type == SecretVersion
            && version.Inputs["secretId"] is SymbolicValue { References: [var key, ..] } && key == resource.Key);

    private string SecretLine(CloudResource secret)
    {
        var (name, location) = (secret.Inputs.Text("name"), RegionPlaces.KeysLocation(region));
        var command = $"aws secretsmanager put-secret-value --region {location} --secret-id {name} --secret-string file://FILE";
        return $"secret {name} ({secret.Inputs.Text("description")}): {command}";
    }

    // The repository's name is REGION/SITE/IMAGE.
    private string ImageLine(string repository)
    {
        var image = repository[(repository.LastIndexOf('/') + 1)..];
        var site = region.Sites.First(each => repository.Contains($"/{each.Name}/", StringComparison.Ordinal));
        var place = $"{region.Declared.Account}.dkr.ecr.{site.Declared.Location}.amazonaws.com/{repository}";
        return MirroredImage.All.FirstOrDefault(each => each.Name == image) is { } mirrored
            ? $"image {image}, site {site.Name}: skopeo copy {Platform} docker://{mirrored.Source}:{mirrored.Tag} docker://{place}:{mirrored.Tag}"
            : $"image {image}, site {site.Name}: this tool's own, into {place} (docs/how-to/deploy.md, Images)";
    }
}
