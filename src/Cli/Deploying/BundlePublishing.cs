using System.Text.Json;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Host;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Model;
using ClusterProvisioning.Services;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>Brings machines' files to their site's bucket, from which each fetches its own at its first boot. By the AWS CLI, which Kubernetes' credentials
/// want as well, in the site's deploy role: nobody else may write there.</summary>
/// <param name="region">The region.</param>
internal sealed class BundlePublishing(Region region)
{
    private const string Aws = "aws";

    private readonly Lazy<IReadOnlyList<Bundle>> _bundles = new(() => Bundles.Of(region, Realisation.Aws));

    // A machine takes the archive that this names, so that has to be there first.
    private const string Current = $"*/{BundleArchive.Current}";

    /// <summary>Ends a run that would only find out at its end.</summary>
    /// <exception cref="MissingException">There is no AWS CLI.</exception>
    public static void CheckTool()
    {
        if (SearchPath.Find(Aws) is null)
        {
            const string Need = "The AWS CLI is not on the PATH; `up` brings machines' files to their buckets by it, and Kubernetes' credentials come from it.";
            const string Source = "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html";
            throw new MissingException($"{Need} Get it from {Source}, then run the same command again.");
        }
    }

    /// <summary>Publishes files of machines at every site whose bucket stands. The same files give the same objects.</summary>
    /// <param name="state">The state of the region's stack.</param>
    /// <param name="wanted">Whose files, by the machine's name below the region's: <c>SITE-NODE</c>.</param>
    /// <param name="cancellation">Ends it; a second run does all of it again.</param>
    /// <returns>Whose files were published, and whose changed.</returns>
    /// <exception cref="HostException">There is no AWS CLI, or it failed; what it said is in the message.</exception>
    public async Task<PublishedBundles> RunAsync(StackState state, Func<string, bool> wanted, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bundles");
        try
        {
            var bundles = _bundles.Value.Where(bundle => wanted($"{bundle.Site.Name}-{bundle.Node.Name}")).ToList();
            BundleArchive.Write(folder.FullName, region, bundles);
            var (buckets, roles) = (state.BySite(StackOutputNames.Bundles), state.BySite(StackOutputNames.DeployRoles));
            var published = new PublishedBundles([], []);
            foreach (var site in bundles.Select(bundle => bundle.Site).Distinct())
            {
                var (name, location) = (site.Name.ToString(), site.Declared.Location);
                // A site that this run makes has no bucket yet; its machines wait for their files.
                if (!buckets.TryGetValue(name, out var bucket) || !roles.TryGetValue(name, out var role))
                    continue;
                var (files, before) = (Path.Combine(folder.FullName, name), folder.CreateSubdirectory($"{name}.before").FullName);
                await CopyAsync(files, before, $"s3://{bucket}/", location, role, cancellation);
                published.Lines.Add($"files of {bundles.Count(bundle => bundle.Site == site)} machines: s3://{bucket}/");
                published.Changed.AddRange(Changed(files, before).Select(node => $"{name}-{node}"));
            }

            return published;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CopyAsync(string folder, string before, string bucket, string location, string role, CancellationToken cancellation)
    {
        var credentials = await AssumeAsync(role, location, cancellation);
        string[] archives = ["--exclude", Current], pointers = ["--exclude", "*", "--include", Current];
        foreach (var (filter, from, to) in new[] { (pointers, bucket, before), (archives, folder, bucket), (pointers, folder, bucket) })
        {
            var copy = new ExternalProgram(Aws, ["s3", "cp", "--recursive", "--only-show-errors", "--region", location, .. filter, from, to]);
            await (copy with { Environment = credentials }).RunAsync(cancellation);
        }
    }

    // By the hash that each machine's pointer held (ROLE/NODE/current); one without a pointer waits for its files.
    private static IEnumerable<string> Changed(string files, string before) =>
        from pointer in Directory.EnumerateFiles(files, BundleArchive.Current, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let old = Path.Combine(before, Path.GetRelativePath(files, pointer))
        where File.Exists(old) && File.ReadAllText(old) != File.ReadAllText(pointer)
        select Path.GetFileName(Path.GetDirectoryName(pointer))!;

    // At the site's own endpoint: a session of another region's is worth nothing in one that has to be opted into.
    private static async Task<IReadOnlyDictionary<string, string>> AssumeAsync(string role, string location, CancellationToken cancellation)
    {
        var assume = new ExternalProgram(
            Aws, "sts", "assume-role", "--region", location, "--role-arn", role, "--role-session-name", "provision", "--output", "json");
        using var answer = JsonDocument.Parse(await assume.RunAsync(cancellation));
        var credentials = answer.RootElement.GetProperty("Credentials");
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = credentials.GetProperty("AccessKeyId").GetString()!,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.GetProperty("SecretAccessKey").GetString()!,
            ["AWS_SESSION_TOKEN"] = credentials.GetProperty("SessionToken").GetString()!,
        };
    }
}
