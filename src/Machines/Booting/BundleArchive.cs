using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Machines.Booting;

/// <summary>A bundle as a machine on AWS fetches it: one archive, named by its hash, with owners and modes.</summary>
public static class BundleArchive
{
    /// <summary>The object that holds the hash of the archive to take.</summary>
    public const string Current = "current";

    /// <summary>Writes each bundle below its site's folder as the site's bucket holds it:
    /// <c>SITE/ROLE/NODE/HASH.tar</c> and <c>SITE/ROLE/NODE/current</c>.</summary>
    public static void Write(string folder, Region region, IEnumerable<Bundle> bundles)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(bundles);
        foreach (var bundle in bundles)
        {
            var (site, node) = (bundle.Site.Name.ToString(), bundle.Node.Name.ToString());
            var place = Directory.CreateDirectory(Path.Combine(folder, site, EnumName.Of(bundle.NodeGroup.Role), node)).FullName;
            var archive = Of(region, bundle);
            var hash = Convert.ToHexStringLower(SHA256.HashData(archive));
            File.WriteAllBytes(Path.Combine(place, hash + ".tar"), archive);
            File.WriteAllText(Path.Combine(place, Current), hash + "\n");
        }
    }

    /// <summary>The archive. The same bundle gives the same bytes.</summary>
    public static byte[] Of(Region region, Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(bundle);
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var each in bundle.Directories)
                tar.WriteEntry(Entry(TarEntryType.Directory, each.Path + "/", each.Mode, each.Owner, each.Group));
            foreach (var each in bundle.Files.Append(BootManifest.Of(region, bundle)))
            {
                var entry = Entry(TarEntryType.RegularFile, each.Path, each.Mode, each.Owner, each.Group);
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(each.Content));
                tar.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }

    private static UstarTarEntry Entry(TarEntryType type, string path, string mode, string owner, string group) => new(type, path.TrimStart('/'))
    {
        Mode = (UnixFileMode)Convert.ToInt32(mode, 8),
        UserName = owner,
        GroupName = group,
        ModificationTime = DateTimeOffset.UnixEpoch,
    };
}
