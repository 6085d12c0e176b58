using ClusterProvisioning.Lab.Networks;
using Npgsql;

namespace ClusterProvisioning.Lab.Access;

/// <summary>The way to a server from a place of the lab.</summary>
/// <param name="Place">The namespace that it is asked from.</param>
/// <param name="Target">Whom to connect to, and as whom.</param>
internal sealed record ServerAccess(NetworkNamespace Place, NpgsqlConnectionStringBuilder Target)
{
    /// <summary>Works with the server.</summary>
    public Task<T> WithServerAsync<T>(Func<NpgsqlConnection, T> work) => Place.RunAsync(() =>
    {
        using var connection = new NpgsqlConnection(Target.ConnectionString);
        connection.Open();
        return work(connection);
    });
}
