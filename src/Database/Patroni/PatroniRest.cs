using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Database.Patroni;

/// <summary>Patroni's REST API over HTTPS with certificates on both sides; any member that answers will do.</summary>
public sealed class PatroniRest : IPatroni, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly IReadOnlyList<Uri> _members;
    private readonly HttpClient _client;
    private int _last;

    /// <summary>Asks these members, the one that answered last first.</summary>
    /// <param name="members">Their addresses.</param>
    /// <param name="handler">Carries the certificates.</param>
    public PatroniRest(IReadOnlyList<Uri> members, HttpMessageHandler handler) =>
        (_members, _client) = (members, new HttpClient(handler) { Timeout = Patience });

    /// <summary>The API of a region's members, over the declared admin flow, with the certificate that also
    /// opens the database: PGSSLCERT, PGSSLKEY, PGSSLROOTCERT. Null where there is none.</summary>
    public static PatroniRest? For(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (certificate, key, authority) = (Variable("PGSSLCERT"), Variable("PGSSLKEY"), Variable("PGSSLROOTCERT"));
        if (certificate is null || key is null || authority is null)
            return null;
        var port = region.Declared.Patroni.RestPort.Number;
        return new PatroniRest(
            [.. RegionConnection.Members(region, port).Select(host => new Uri($"https://{host}:{port}/"))],
            Handler(certificate, key, authority));
    }

    /// <inheritdoc/>
    public async Task<PatroniReading> ReadAsync(CancellationToken cancellation)
    {
        var config = GetAsync("config", cancellation);
        var cluster = GetAsync("cluster", cancellation);
        return PatroniReading.Of(await config.ConfigureAwait(false), await cluster.ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task PatchAsync(string json, CancellationToken cancellation) =>
        await SendAsync(HttpMethod.Patch, "config", json, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(await SendAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false));
        return document.RootElement.Clone();
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string? json, CancellationToken cancellation)
    {
        HttpRequestException? refused = null;
        for (var i = 0; i < _members.Count; i++)
        {
            var at = (_last + i) % _members.Count;
            try
            {
                var answer = await AskAsync(method, new Uri(_members[at], path), json, cancellation).ConfigureAwait(false);
                _last = at;
                return answer;
            }
            catch (HttpRequestException exception)
            {
                refused = exception;
            }
            catch (TaskCanceledException exception) when (!cancellation.IsCancellationRequested)
            {
                refused = new HttpRequestException($"no answer within {Patience.TotalSeconds} s", exception);
            }
        }

        const string Next = "Look whether patroni runs, and whether this certificate may connect (flow admin-sql).";
        throw new DatabaseException(
            $"Patroni's REST API answers on none of {string.Join(", ", _members)}: {refused?.GetBaseException().Message} {Next}",
            isUnreachable: true,
            refused);
    }

    private async Task<string> AskAsync(HttpMethod method, Uri address, string? json, CancellationToken cancellation)
    {
        using var request =
            new HttpRequestMessage(method, address) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await _client.SendAsync(request, cancellation).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        const string Next = "Look at its restapi section (401: credentials, 403: allowlist or certificate).";
        return response.IsSuccessStatusCode ? text
            : (int)response.StatusCode >= 500 ? throw new HttpRequestException($"{(int)response.StatusCode} from {address}: {text.Trim()}.")
            : throw new DatabaseException($"Patroni at {address} answered {(int)response.StatusCode} to {method}: {text.Trim()}. {Next}");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static SocketsHttpHandler Handler(string certificate, string key, string authority) => new()
    {
        ConnectTimeout = Patience,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12,
            ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, key)],
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(authority) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };
}
