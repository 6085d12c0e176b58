using System.IO.Enumeration;
using System.Text.Json.Nodes;
using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Booting;

/// <summary>What a machine on AWS works through besides the files: units to enable, certificates and secrets to ask for, and what has to be attached
/// before it starts anew; later, what is renewed and who then has to read it again. The image's <c>cluster-boot</c> reads it.</summary>
internal static class BootManifest
{
    /// <summary>Its path on the machine.</summary>
    public const string Path = "/etc/cluster/bundle.json";

    /// <summary>The manifest of one bundle, as JSON that the image reads.</summary>
    public static NodeFile Of(Region region, Bundle bundle) => new(Path, "0644", "root", "root", JsonText.Of(new JsonObject
    {
        ["units"] = JsonText.List(bundle.Units),
        ["renewBeforeSeconds"] = region.Declared.Security.Certificates.RenewBefore.Milliseconds / 1000,
        ["certificates"] = new JsonArray([.. bundle.Credentials.Certificates.Select(wanted => Certificate(bundle, wanted))]),
        ["secrets"] = new JsonArray([.. bundle.Credentials.Secrets.Select(Secret), .. bundle.Credentials.Passwords.Select(Password)]),
        ["shared"] = new JsonArray([.. bundle.Credentials.Shared.Select(file => Shared(bundle, file))]),
        ["cards"] = new JsonArray([.. bundle.Node.Addresses.Select(Card)]),
        ["disks"] = bundle.NodeGroup.Hardware.Disks.Values.Sum(set => EbsPlan.For(set).Count),
    }));

    // The metadata service tells which card has an address.
    private static JsonObject Card(NodeAddress place) => new() { ["name"] = Interfaces.NameOf(place.Network), ["address"] = place.Address.ToString() };

    private static JsonObject Certificate(Bundle bundle, NodeCertificate wanted) => new()
    {
        ["name"] = SignedCertificate.NameOf(bundle.Node, wanted),
        ["certificate"] = wanted.CertificatePath,
        ["key"] = wanted.KeyPath,
        ["authority"] = wanted.AuthorityPath,
        ["owner"] = wanted.KeyOwner,
        ["mode"] = wanted.KeyMode,
        ["commonName"] = wanted.CommonName,
        ["reload"] = Readers(bundle, ChangeTakes.Reload, wanted.Readers),
        ["restart"] = Readers(bundle, ChangeTakes.Restart, wanted.Readers),
    };

    private static JsonNode Secret(NodeSecret wanted) =>
        File(wanted.Secret, wanted.Path, wanted.Mode, wanted.Owner, wanted.Group, wanted.Before, wanted.After + "\n");

    private static JsonNode Password(NodePassword wanted) => File(wanted.Stored.Name, wanted.Path, "0600", "root", "root", "", "");

    private static JsonObject File(string name, string path, string mode, string owner, string group, string before, string after) => new()
    {
        ["name"] = name,
        ["path"] = path,
        ["mode"] = mode,
        ["owner"] = owner,
        ["group"] = group,
        ["before"] = before,
        ["after"] = after,
    };

    private static JsonObject Shared(Bundle bundle, SharedFile file) => new()
    {
        ["object"] = System.IO.Path.GetFileName(file.Path),
        ["path"] = file.Path,
        ["mode"] = "0644",
        ["required"] = file.IsRequired,
        ["reload"] = Readers(bundle, ChangeTakes.Reload, [file.Reader]),
        ["restart"] = Readers(bundle, ChangeTakes.Restart, [file.Reader]),
    };

    // By the names of the machine's own units, so that what it does not run is not asked for.
    private static JsonArray Readers(Bundle bundle, ChangeTakes takes, IEnumerable<FileReader> readers) => JsonText.List(
        from reader in readers
        where reader.Takes == takes
        from unit in bundle.Units
        where FileSystemName.MatchesSimpleExpression(reader.Unit, unit, ignoreCase: false)
        select unit);
}
