using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>Who reads the files of credentials, by path.</summary>
public static class CredentialReaders
{
    /// <summary>The readers of each file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FileReader>> Of(Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var files = new Dictionary<string, IReadOnlyList<FileReader>>(StringComparer.Ordinal);
        foreach (var certificate in credentials.Certificates)
            (files[certificate.CertificatePath], files[certificate.KeyPath]) = (certificate.Readers, certificate.Readers);
        foreach (var password in credentials.Passwords)
            files[password.Path] = [password.Reader];
        foreach (var secret in credentials.Secrets)
            files[secret.Path] = [secret.Reader];
        foreach (var shared in credentials.Shared)
            files[shared.Path] = [shared.Reader];
        return files;
    }
}
