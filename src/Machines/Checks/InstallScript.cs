using System.Text;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines.Checks;

/// <summary>Gives an installed bundle its owners and modes, and throwaway certificates where daemons want them.</summary>
internal static class InstallScript
{
    private const string RevocationList = $"""
        : >index
        printf '[ca]\ndefault_ca=d\n[d]\ndatabase=/run/index\ndefault_md=sha256\ndefault_crl_days=1\n' >ca.cnf
        openssl ca -config ca.cnf -gencrl -keyfile key -cert crt -out crl 2>/dev/null
        install -m 0644 crt {MachineTrust.AuthorityPath}; install -m 0644 crl {MachineTrust.RevocationPath}

        """;

    /// <summary>The commands that install a bundle, run inside the image.</summary>
    public static string Of(Bundle bundle)
    {
        var script = new StringBuilder();
        foreach (var folder in bundle.Directories)
            script.Append($"install -d -m {folder.Mode} -o {folder.Owner} -g {folder.Group} {folder.Path}\n");
        // A process for each owner and mode, not two for each file: of a check's time that was the most.
        foreach (var same in bundle.Files.GroupBy(file => $"{file.Owner}:{file.Group}", file => file.Path, StringComparer.Ordinal))
            script.Append($"chown {same.Key} {string.Join(' ', same)}\n");
        foreach (var same in bundle.Files.GroupBy(file => file.Mode, file => file.Path, StringComparer.Ordinal))
            script.Append($"chmod {same.Key} {string.Join(' ', same)}\n");
        script.Append("cd /run\n");
        script.Append("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 1 -subj /CN=check -keyout key -out crt 2>/dev/null\n");
        foreach (var certificate in bundle.Credentials.Certificates)
        {
            script.Append($"install -m 0644 crt {certificate.CertificatePath}; install -m 0644 crt {certificate.AuthorityPath}\n");
            script.Append($"install -m {certificate.KeyMode} -o {certificate.KeyOwner} key {certificate.KeyPath}\n");
        }

        foreach (var secret in bundle.Credentials.Secrets)
        {
            var file = secret.With("check");
            script.Append($"cat >{file.Path} <<'SECRET'\n{file.Content}SECRET\nchown {file.Owner}:{file.Group} {file.Path}; chmod {file.Mode} {file.Path}\n");
        }

        foreach (var password in bundle.Credentials.Passwords)
            script.Append($"install -d -m 0700 {NodePassword.Folder}; (umask 0077; printf check >{password.Path})\n");
        if (bundle.Credentials.Shared.Any(file => file.Path == MachineTrust.RevocationPath))
            script.Append(RevocationList);
        return script.ToString();
    }
}
