using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services;

/// <summary>Scripts that a timer starts on every member and that do something on the primary only, so a failover needs no second thought.</summary>
internal static class LeaderScript
{
    /// <summary>A script. A member that is down or a standby has nothing to do; everything else that goes wrong makes its unit fail.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="machine">The member.</param>
    /// <param name="role">The role that it logs in as, by the socket.</param>
    /// <param name="database">The database that is asked.</param>
    /// <param name="lines">What the primary does.</param>
    public static NodeFile Of(string path, Machine machine, SqlName role, SqlName database, IEnumerable<string> lines) => TextFile.Script(
        path,
    [
        "#!/bin/sh",
        TextFile.Notice,
        "# A member that is down or a standby has nothing to do; everything else that goes wrong makes the unit fail.",
        "set -eu",
        $"export PGHOST={DatabaseRoles.SocketFolder} PGPORT={machine.Region.Declared.Postgresql.Port} PGCONNECT_TIMEOUT=10",
        $"export PGUSER={ShellText.Quoted(role.ToString())} PGDATABASE={ShellText.Quoted(database.ToString())}",
        "pg_isready -q || exit 0",
        "standby=$(psql -XAtq -c 'SELECT pg_is_in_recovery()')",
        "[ \"$standby\" = f ] || exit 0",
        .. lines,
    ]);
}
