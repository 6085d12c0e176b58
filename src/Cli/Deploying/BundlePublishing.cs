using System.Text.Json;
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
/// <param name="state">The state of its stack, which has the foundation.</param>
internal sealed class BundlePublishing(Region region, StackState state)
{
    private const string Aws = "aws";

    /// <summary>Publishes the files of every site. The same files give the same objects.</summary>
    /// <returns>How many machines' files each site has now.</returns>
    /// <exception cref="HostException">There is no AWS CLI, or it failed; what it said is in the message.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bundles");
        try
        {
            var bundles = Bundles.Of(region, Realisation.Aws);
            BundleArchive.Write(folder.FullName, region, bundles);
            var (buckets, roles) = (state.BySite(StackOutputNames.Bundles), state.BySite(StackOutputNames.DeployRoles));
            var lines = new List<string>();
            foreach (var site in region.Sites)
            {
                var (name, bucket) = (site.Name.ToString(), $"s3://{buckets[site.Name.ToString()]}/");
                var credentials = await AssumeAsync(roles[name], cancellation);
                var copy = new ExternalProgram(
                    Aws, "s3", "cp", "--recursive", "--only-show-errors", "--region", site.Declared.Location, Path.Combine(folder.FullName, name), bucket);
                await (copy with { Environment = credentials }).RunAsync(cancellation);
                lines.Add($"files of {bundles.Count(bundle => bundle.Site == site)} machines: {bucket}");
            }

            return lines;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> AssumeAsync(string role, CancellationToken cancellation)
    {
        var assume = new ExternalProgram(Aws, "sts", "assume-role", "--role-arn", role, "--role-session-name", "provision", "--output", "json");
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
