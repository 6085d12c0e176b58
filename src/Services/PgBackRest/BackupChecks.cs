


namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>pgBackRest has no checker: it is told to work, must read its whole file
/// without a complaint, and may fail only because no other machine answers.</summary>
internal static class BackupChecks
{
    // HostConnectError (49), DbConnectError (56) where no member was found, FileMissingError (55) of
    // a repository that is new, and PathMissingError (73) of a server that was never made.
    private const string NobodyAnswers = @"ERROR: \[(049|055|056|073)\]|unable to (check pg|find primary)|HINT|HostConnectError"
        + "|No route to host|Network is unreachable|Connection refused|timeout connecting";

    private const string LockFolder = $"install -d -o postgres {PgBackRestConfiguration.Locks}";
    private const string User = "setpriv --reuid postgres --regid postgres --init-groups";

    /// <summary>The checks of a machine that has pgBackRest's file.</summary>
    /// <param name="files">What pgBackRest brings to it.</param>
    /// <param name="command">What the machine does with it.</param>
    public static IEnumerable<Check> Of(ServiceFiles files, string command)
    {
        if (files.Find(PgBackRestConfiguration.Path) is not { } file)
            yield break;
        var stanza = file.Content.Split('\n').Last(line => line.StartsWith('[')).Trim('[', ']');
        var run = $"timeout 30 pgbackrest --stanza={stanza} --io-timeout=1 --log-level-file=off {Repository(file, command)}";
        var complaints = $"grep -vE '{NobodyAnswers}' | grep -E 'WARN|ERROR' || true";
        yield return new Check("pgbackrest", file.Path, AsPostgres($"{run} 2>&1 | {complaints}")) { Judge = Check.Silent };
        if (files.Units.Contains("pgbackrest.service"))
        {
            yield return Check.Started(
                "pgbackrest",
                $"{file.Path} (server)",
                $"bash -c '{LockFolder}; exec {User} pgbackrest server --log-level-console=info --log-level-file=off'",
                "server command begin");
        }
    }

    // A backup names one repository.
    private static string Repository(NodeFile file, string command) =>
        command == "backup" ? $"--repo={file.Content[file.Content.IndexOf("\nrepo", StringComparison.Ordinal) + 5]} backup" : command;

    private static string AsPostgres(string command) =>
        $"{LockFolder}; {User} bash -c \"{command.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
