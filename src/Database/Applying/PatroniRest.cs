using System.Text;

namespace ClusterProvisioning.Database.Applying;

/// <summary>Patroni's REST API over HTTP.</summary>
/// <param name="client">Carries certificates and credentials; its base address is a member's API.</param>
public sealed class PatroniRest(HttpClient client) : IPatroni
{
    /// <inheritdoc/>
    public async Task PatchAsync(string json, CancellationToken cancellation)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PatchAsync(new Uri("config", UriKind.Relative), content, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new DatabaseException($"Patroni at {client.BaseAddress} answered {(int)response.StatusCode} to PATCH /config; look at its restapi section (401: credentials, 403: allowlist).");
    }
}
