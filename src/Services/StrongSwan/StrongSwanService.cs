using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.StrongSwan;

/// <summary>strongSwan on machines of one's own: IPsec between them, and at a bastion the administrators' VPN.</summary>
public sealed class StrongSwanService : IService, IChecked, IInstalled, IBesidesFlows
{
    /// <summary>The certificate's name.</summary>
    public const string Certificate = "ipsec";

    /// <summary>Debian's unit of charon-systemd.</summary>
    public const string Unit = "strongswan.service";

    /// <inheritdoc/>
    public string Name => "strongswan";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["charon-systemd", "strongswan-swanctl"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => IpsecFiles.IsOn(region) || VpnFiles.IsAt(region, group);

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => IpsecFiles.Of(machine).With(VpnFiles.Of(machine));

    // A lab's kernel has no ESP, so there the certificate lies ready and nothing reads it.

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates =
        [
            (NodeCertificates.Of(machine, Certificate, "root") with { CommonName = $"ipsec.{machine.FullName}", KeyPath = IpsecFiles.KeyPath })
                .ReadBy(Unit, ChangeTakes.Restart),
        ],
    };

    /// <inheritdoc/>
    public IEnumerable<string> Inwards(Machine machine) => [.. IpsecFiles.Inwards(machine), .. VpnFiles.Inwards(machine)];

    /// <inheritdoc/>
    public IEnumerable<string> Outwards(Machine machine) => [.. IpsecFiles.Outwards(machine), .. VpnFiles.Outwards(machine)];

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => IpsecChecks.Of(files);
}
