using System.Net.Sockets;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>Whether Pulumi can speak from here to the Kubernetes of each site: what lies in it is made through its own interface.</summary>
internal static class KubernetesReach
{
    // A network that drops what it is not to carry never answers.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Why it cannot, and what to do; null where it can.</summary>
    /// <param name="region">The region.</param>
    /// <param name="apis">The interface of each site's Kubernetes, by site.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<string?> ProblemAsync(Region region, IReadOnlyDictionary<string, string> apis, CancellationToken cancellation)
    {
        // Pulumi's own way may lead over that; a connection of ours would not.
        if (Environment.GetEnvironmentVariable("HTTPS_PROXY") is { Length: > 0 })
            return null;
        foreach (var (site, api) in apis.Where(each => region.FindSite(Name.Parse(each.Key)) is not null))
        {
            if (await FailureAsync(new Uri(api), cancellation) is { } failure)
            {
                var what = $"Kubernetes of site '{site}' is not reached from here, at {api}: {failure}. What lies in it is made through that alone.";
                return $"{what}\n{Way(region, site)}";
            }
        }

        return null;
    }

    private static async Task<string?> FailureAsync(Uri api, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(api.Host, api.Port, limit.Token);
            return null;
        }
        catch (SocketException exception)
        {
            return exception.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {Longest.TotalSeconds:0} s";
        }
    }

    private static string Way(Region region, string site)
    {
        var declared = region.Declared.Kubernetes!;
        // With a public address its name resolves to that, and the VPN carries what is inside the site alone.
        if (declared.ApiFrom.Count == 0 && declared.IsReachedByVpnOf(region.FindSite(Name.Parse(site))!.Declared))
            return $"Connect to the VPN of site '{site}' (people's certificates come from its authority people-ca), then run the same command again.";
        return declared.ApiFrom.Count > 0
            ? $"Run the same command again from {string.Join(" or ", declared.ApiFrom)} (`kubernetes.apiFrom`)."
            : "Run the same command again from inside the site, or declare a way in: `kubernetes: {apiFromVpn: true}`, or `apiFrom`.";
    }
}
