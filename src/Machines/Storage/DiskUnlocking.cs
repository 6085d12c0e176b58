using System.Text.Json.Nodes;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Storage;

/// <summary>What opens a machine's LUKS disks when it starts (clevis-luks-bind(1)): any Tang
/// server of its site, or its TPM. Once bound, no key is on the machine.</summary>
internal static class DiskUnlocking
{
    /// <summary>A pin of Clevis and its configuration, in one line.</summary>
    public const string Path = "/etc/cluster/clevis.conf";

    /// <summary>What clevis binds a disk to; empty where no disk is encrypted on the machine, or a key file opens it.</summary>
    public static ServiceFiles Of(Machine machine) => Pin(machine) is not { } pin ? ServiceFiles.None : new ServiceFiles
    {
        Files = [TextFile.Root(Path, pin).ReadBy(MountedDisks.Unit, ChangeTakes.NextBoot)],
    };

    /// <summary>True if the disks are opened by way of the network.</summary>
    public static bool NeedsNetwork(Machine machine) => IsOn(machine, DiskUnlock.Tang);

    /// <summary>The firewall's lines for the way to the servers.</summary>
    public static IEnumerable<string> Outwards(Machine machine) =>
        NeedsNetwork(machine) ? Servers(machine).Select(server => $"ip daddr {server.Address} tcp dport {server.Port} accept comment \"tang\"") : [];

    private static string? Pin(Machine machine) =>
        NeedsNetwork(machine) ? $"sss {Tang(machine)}"
        : IsOn(machine, DiskUnlock.Tpm2) ? "tpm2 {}"
        : null;

    /// <summary>True if the machine's own disks are encrypted on it: declared so, and
    /// nobody below does it. EBS's word, realised as metal, is LUKS there.</summary>
    public static bool Encrypts(Machine machine) =>
        machine.Realisation.EncryptsDisks && machine.Region.Declared.Security.DiskEncryption.Kind != DiskEncryptionKind.None;

    private static bool IsOn(Machine machine, DiskUnlock unlock) =>
        Encrypts(machine)
            && machine.Region.Declared.Security.DiskEncryption is { Kind: DiskEncryptionKind.Luks } encryption
            && encryption.Unlock == unlock
            && machine.Group.Hardware.Disks.Values.Any(set => !set.IsBoot);

    private static IEnumerable<TangServerDeclaration> Servers(Machine machine) =>
        machine.Region.Declared.Security.DiskEncryption.Servers.Values.Where(server => server.Site == machine.Site.Name);

    // One share is enough (clevis-encrypt-sss(1)).
    private static string Tang(Machine machine) => new JsonObject
    {
        ["t"] = 1,
        ["pins"] = new JsonObject { ["tang"] = new JsonArray([.. Servers(machine).Select(Server)]) },
    }.ToJsonString();

    private static JsonNode Server(TangServerDeclaration server)
    {
        var json = new JsonObject { ["url"] = $"http://{server.Address}:{server.Port}" };
        if (server.Thumbprint is { } thumbprint)
            json["thp"] = thumbprint;
        return json;
    }
}
