using System.Security.Cryptography;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Certificates;

/// <summary>The passwords of a lab: a folder with a file a role, as orchestrators mount secrets.</summary>
/// <param name="lab">The lab.</param>
internal sealed class LabPasswords(LabFolder lab)
{
    private const int Length = 24;

    /// <summary>The password of a role.</summary>
    public string Of(string role) => File.ReadAllText(FileOf(role));

    /// <summary>The names of those that a plan needs: of every role that logs in with one, and of every machine that reads one.</summary>
    public static IReadOnlyList<string> Names(LabPlan plan)
    {
        var roles = PasswordRoles.Of(plan.Region.Declared.Database);
        return [.. roles.Where(IsFileName).Select(role => role.ToString())
            .Concat(plan.Nodes.SelectMany(node => node.Passwords).Select(password => password.Name)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Makes those that are missing.</summary>
    public void Ensure(LabPlan plan)
    {
        Directory.CreateDirectory(lab.Passwords, SecretFile.FolderMode);
        foreach (var name in Names(plan).Where(name => !File.Exists(FileOf(name))))
            Renew(name);
    }

    /// <summary>Makes one anew. Whoever has the old one goes on with it until the new one is put in force.</summary>
    public void Renew(string name) => SecretFile.Write(FileOf(name), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length)));

    // A role of another name has no password here, and so cannot log in.
    private static bool IsFileName(SqlName role) => !role.ToString().StartsWith('.') && !role.ToString().Contains('/', StringComparison.Ordinal);

    private string FileOf(string role) => Path.Combine(lab.Passwords, role);
}
