using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>Writes bundles as folders: <c>NODE/etc/…</c>, and beside them lists of modes and owners (which an
/// ordinary user cannot set), units, and the certificates, secrets and files of others that are wanted.</summary>
public static class BundleFolder
{
    /// <summary>Writes the bundles; folders of machines that are there already are replaced.</summary>
    public static void Write(string folder, IEnumerable<Bundle> bundles)
    {
        ArgumentNullException.ThrowIfNull(bundles);
        foreach (var bundle in bundles)
        {
            var node = Path.Combine(folder, bundle.Node.Name.ToString());
            if (Directory.Exists(node))
                Directory.Delete(node, recursive: true);
            WriteTree(node, bundle);
            File.WriteAllText(node + ".modes", Modes(bundle));
            File.WriteAllText(node + ".units", string.Concat(bundle.Units.Select(unit => unit + "\n")));
            File.WriteAllText(node + ".certificates", Certificates(bundle));
            File.WriteAllText(node + ".secrets", Secrets(bundle));
            File.WriteAllText(node + ".shared", Shared(bundle));
            File.WriteAllText(node + ".readers", ReaderList.Write(bundle));
        }
    }

    /// <summary>A line a certificate: paths of certificate and key, the key's owner and mode, common name, usage, DNS names, addresses.</summary>
    public static string Certificates(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return string.Concat(bundle.Credentials.Certificates.Select(Line));
    }

    /// <summary>A line a secret: its name in the secret store, mode, owner:group and path of the file that it goes into.</summary>
    public static string Secrets(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var secrets = bundle.Credentials.Secrets.Select(each => $"{each.Secret} {each.Mode} {each.Owner}:{each.Group} {each.Path}\n");
        var passwords = bundle.Credentials.Passwords.Select(each => $"{each.Stored.Name} 0600 root:root {each.Path}\n");
        return string.Concat(secrets.Concat(passwords));
    }

    /// <summary>A line a file that somebody else keeps: mode, owner:group, path, and whether the machine can do without it.</summary>
    public static string Shared(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return string.Concat(bundle.Credentials.Shared.Select(each => $"0644 root:root {each.Path} {(each.IsRequired ? "required" : "optional")}\n"));
    }

    /// <summary>Writes the files of one bundle below a folder.</summary>
    public static void WriteTree(string root, Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        foreach (var file in bundle.Files)
        {
            var path = Path.Combine(root, file.Path.TrimStart('/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Content);
        }
    }

    /// <summary>A line a folder or file: mode, owner:group, path.</summary>
    public static string Modes(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var folders = bundle.Directories.Select(each => $"{each.Mode} {each.Owner}:{each.Group} {each.Path}\n");
        var files = bundle.Files.Select(each => $"{each.Mode} {each.Owner}:{each.Group} {each.Path}\n");
        return string.Concat(folders.Concat(files));
    }

    private static string Line(NodeCertificate each)
    {
        var usage = string.Join(',', ((string[])[each.Server ? "serverAuth" : "", each.Client ? "clientAuth" : ""]).Where(text => text.Length > 0));
        var key = $"{each.CertificatePath} {each.KeyPath} {each.KeyOwner} {each.KeyMode}";
        return $"{key} {each.CommonName} {usage} {string.Join(',', each.DnsNames)} {string.Join(',', each.Addresses)}\n";
    }
}
