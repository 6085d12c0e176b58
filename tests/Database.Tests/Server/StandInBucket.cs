using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;
using ClusterProvisioning.Database.Archiving;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Database.Tests.Server;

/// <summary>An S3 API on loopback: moto's server out of the image, a stand-in for the archive bucket. It checks no signatures.</summary>
public sealed class StandInBucket : IAsyncDisposable
{
    private readonly Machine _machine = Machine.With("moto_server");
    private readonly HttpClient _http = new();

    public ArchivePlace Declared { get; } = new("lab", [LabServer.Database], "lab-archive", "us-east-1", $"http://127.0.0.1:{FreePort()}");

    public static async Task<StandInBucket> StartNewAsync()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "stand-in");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "stand-in");
        var bucket = new StandInBucket();
        var address = new Uri(bucket.Declared.Endpoint!);
        bucket._machine.Serve("moto_server", "-H", "127.0.0.1", "-p", $"{address.Port}");
        var deadline = DateTimeOffset.UtcNow.AddSeconds(60);
        while (true)
        {
            try
            {
                (await bucket._http.PutAsync(new Uri(address, bucket.Declared.Bucket), null)).EnsureSuccessStatusCode();
                return bucket;
            }
            catch (HttpRequestException) when (DateTimeOffset.UtcNow < deadline)
            {
                await Task.Delay(100);
            }
        }
    }

    public IArchiveStore Open() => new S3ArchiveStore(Declared);

    /// <summary>The names of all objects, in order.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync()
    {
        var list = XDocument.Parse(await _http.GetStringAsync(new Uri($"{Declared.Endpoint}/{Declared.Bucket}?list-type=2")));
        return [.. list.Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value).Order(StringComparer.Ordinal)];
    }

    /// <summary>Takes every object out, by moto's own way: of S3's it asks for a signature.</summary>
    public async Task EmptyAsync()
    {
        (await _http.PostAsync(new Uri($"{Declared.Endpoint}/moto-api/reset"), null)).EnsureSuccessStatusCode();
        (await _http.PutAsync(new Uri($"{Declared.Endpoint}/{Declared.Bucket}"), null)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _machine.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
