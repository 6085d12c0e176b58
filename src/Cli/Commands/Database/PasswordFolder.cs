using ClusterProvisioning.Database;
using ClusterProvisioning.Database.Secrets;

namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary>Passwords as orchestrators mount secrets: a folder, a file a role.</summary>
internal static class PasswordFolder
{
    /// <summary>The passwords by role; none where no folder is given.</summary>
    public static IReadOnlyDictionary<string, Secret> Read(string? folder)
    {
        if (folder is null)
            return new Dictionary<string, Secret>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            throw new DatabaseException($"There is no folder '{folder}' with passwords. Mount the secrets there, one file a role.");
        return Directory.GetFiles(folder).Where(file => !Path.GetFileName(file).StartsWith('.'))
            .ToDictionary(file => Path.GetFileName(file), file => new Secret(File.ReadAllText(file).TrimEnd('\r', '\n')), StringComparer.Ordinal);
    }
}
