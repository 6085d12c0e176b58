using System.Security.Cryptography;

namespace ClusterProvisioning.Lab.Certificates;

/// <summary>The lab's secret store: a secret is made when it is first asked for, and lives as long as the lab does.</summary>
internal static class LabSecret
{
    private const int Length = 32;
    private static readonly Lock Making = new();

    /// <summary>The secret with this name, in hexadecimal digits.</summary>
    public static string Of(LabFolder lab, string name)
    {
        var file = Path.Combine(lab.Passwords, name);
        // Machines are prepared side by side, and those that share a secret must get the same one.
        lock (Making)
        {
            if (!File.Exists(file))
            {
                Directory.CreateDirectory(lab.Passwords, SecretFile.FolderMode);
                SecretFile.Write(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length)));
            }

            return File.ReadAllText(file);
        }
    }
}
