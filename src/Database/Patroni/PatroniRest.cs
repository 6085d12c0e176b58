using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Database.Patroni;

/// <summary>Patroni's REST API over HTTPS with certificates on both sides, as a plan and an apply need it.</summary>
public sealed class PatroniRest : IPatroni, IDisposable
{
    private const int FirstOfServersFaults = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly IReadOnlyList<Uri> _members;
    private readonly HttpClient _http;
    private readonly PatroniClient _client;

    /// <summary>Talks to these members; any that answers will do.</summary>
    /// <param name="members">Their addresses.</param>
    /// <param name="handler">Carries the certificates.</param>
    public PatroniRest(IReadOnlyList<Uri> members, HttpMessageHandler handler)
    {
        (_members, _http) = (members, new HttpClient(handler));
        _client = new PatroniClient("Patroni's REST API", _http, () => _members, rounds: 1, Patience);
    }

    /// <summary>The API of a region's members, over the declared admin flow, with the certificate that also opens the database: PGSSLCERT, PGSSLKEY,
    /// PGSSLROOTCERT. Null where there is none.</summary>
    public static PatroniRest? For(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (certificate, key, authority) = (Variable("PGSSLCERT"), Variable("PGSSLKEY"), Variable("PGSSLROOTCERT"));
        if (certificate is null || key is null || authority is null)
            return null;
        var port = region.Declared.Patroni.RestPort.Number;
        return new PatroniRest([.. RegionConnection.Members(region, port)
            .Select(host => new Uri($"https://{host}:{port}/"))], Handler(certificate, key, authority));
    }

    /// <inheritdoc/>
    public async Task<PatroniReading> ReadAsync(CancellationToken cancellation)
    {
        var config = AskAsync(() => _client.ConfigAsync(cancellation));
        var members = AskAsync(() => _client.MembersAsync(cancellation));
        return PatroniReading.Of(await config.ConfigureAwait(false), await members.ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task PatchAsync(string json, CancellationToken cancellation) => AskAsync(async () =>
    {
        await _client.PatchAsync(JsonNode.Parse(json)!.AsObject(), cancellation).ConfigureAwait(false);
        return json;
    });

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question().ConfigureAwait(false);
        }
        catch (FleetException exception)
        {
            throw exception.InnerException is HttpRequestException { StatusCode: { } code } refused && (int)code < FirstOfServersFaults
                ? new DatabaseException($"Patroni refused: {refused.Message}. Look at its restapi section (401: credentials, 403: "
                + "allowlist or certificate).", inner: exception)
                : Unreachable(exception);
        }
    }

    private DatabaseException Unreachable(FleetException exception)
    {
        var reason = exception.InnerException is OperationCanceledException ? $"no answer within {Patience.TotalSeconds} s."
            : exception.GetBaseException().Message;
        return new DatabaseException(
            $"Patroni's REST API answers on none of {string.Join(", ", _members)}: "
                + $"{reason} Look whether patroni runs, and whether this certificate may connect (flow admin-sql).",
            isUnreachable: true,
            exception);
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
