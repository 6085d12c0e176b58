using System.Text.Json;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Services.PgBackRest;

namespace ClusterProvisioning.Lab.Backups;

/// <summary>Asks backup servers what their repositories hold.</summary>
/// <param name="lab">The lab.</param>
internal sealed class RepositoryReader(LabContext lab)
{
    private const int Fine = 0;
    private const int NoBackupYet = 2;

    /// <summary>The repositories of the lab's region.</summary>
    public IReadOnlyList<BackupRepository> Repositories { get; } = BackupRepository.Of(lab.Plan.Region);

    /// <summary>Every repository.</summary>
    public async Task<IReadOnlyList<RepositoryStatus>> ReadAsync(CancellationToken cancel) =>
        await Task.WhenAll(Repositories.Select(each => ReadAsync(each, cancel))).ConfigureAwait(false);

    /// <summary>One repository.</summary>
    public async Task<RepositoryStatus> ReadAsync(BackupRepository repository, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var node = lab.Plan.Node(repository.Node.Name.ToString());
        if (lab.Machine(node).Init is not { } init)
            return Broken(repository, $"{node.Name} is off");
        var result = await NodeShell.Run(init, terminal: false, Command(repository)).TryAsync(cancel).ConfigureAwait(false);
        return result.ExitCode == 0 ? Parse(repository, result.Output) : Broken(repository, (result.Error + result.Output).Trim());
    }

    private static IReadOnlyList<string> Command(BackupRepository repository) =>
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "pgbackrest", $"--stanza={repository.Stanza}", $"--repo={repository.Number}",
            "--output=json", "info"];

    // pgBackRest docs, "Command: info".
    private static RepositoryStatus Parse(BackupRepository repository, string text)
    {
        using var json = JsonDocument.Parse(text);
        var stanza = json.RootElement[0];
        var status = stanza.GetProperty("status");
        var backups = stanza.GetProperty("backup").EnumerateArray().ToList();
        var segments = stanza.GetProperty("archive").EnumerateArray().Select(each => each.GetProperty("max").GetString()).OfType<string>();
        var newest = backups.OrderByDescending(Stop).FirstOrDefault();
        var problem = status.GetProperty("code").GetInt32() is Fine or NoBackupYet ? null : status.GetProperty("message").GetString();
        return newest.ValueKind == JsonValueKind.Undefined
            ? new RepositoryStatus(repository.Name, repository.Node.Name.ToString(), problem, segments.Max(StringComparer.Ordinal), 0, null, null)
            : new RepositoryStatus(repository.Name, repository.Node.Name.ToString(), problem, segments.Max(StringComparer.Ordinal), backups.Count,
            newest.GetProperty("label").GetString(), DateTimeOffset.FromUnixTimeSeconds(Stop(newest)));
    }

    private static long Stop(JsonElement backup) => backup.GetProperty("timestamp").GetProperty("stop").GetInt64();

    private static RepositoryStatus Broken(BackupRepository repository, string problem) =>
        new(repository.Name, repository.Node.Name.ToString(), problem, null, 0, null, null);
}
