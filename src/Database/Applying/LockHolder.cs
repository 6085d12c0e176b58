using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using Npgsql;

namespace ClusterProvisioning.Database.Applying;

/// <summary>Finds out who holds the lock against a second apply, for the message of the one that had to give up.</summary>
internal static class LockHolder
{
    private const string Holders = """
        SELECT string_agg(format('process %s of %s since %s', a.pid, a.usename, a.backend_start::timestamp(0)), ', ')
          FROM pg_locks l JOIN pg_stat_activity a USING (pid)
         WHERE l.locktype = 'advisory' AND l.classid = 5931742 AND l.objid = 0 AND l.granted
        """;

    /// <summary>Its process, login and start in words.</summary>
    public static async Task<string> FindAsync(Session session, CancellationToken cancellation)
    {
        var connection = await session.ToAsync(ManagedScope.Maintenance, cancellation).ConfigureAwait(false);
        var command = new NpgsqlCommand(Holders, connection);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string ?? "it has just ended";
    }
}
