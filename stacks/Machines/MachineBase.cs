using ClusterProvisioning.Model;
using ClusterProvisioning.Stacks.Network;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>What every machine of a site is made with: who it is to AWS, what may reach it, where its files are.</summary>
internal sealed class MachineBase
{
    private readonly SiteBase _site;

    /// <summary>Makes the identities of a site's machines.</summary>
    public MachineBase(SiteBase site, SiteFirewall firewall, RegionServices services)
    {
        (_site, Firewall) = (site, firewall);
        Identities = new NodeIdentities(site, services);
        Pointer = new BootPointer(site, services, Identities);
    }

    /// <summary>Names, tags, provider and VPC of the site.</summary>
    public SiteScope Scope => _site.Scope;

    /// <summary>The site's network segments.</summary>
    public SiteNetwork Network => _site.Network;

    /// <summary>The site's key that encrypts machines' disks.</summary>
    public Pulumi.Aws.Kms.Key DiskKey => _site.Keys.Disks;

    /// <summary>Who reaches whom at the site.</summary>
    public SiteFirewall Firewall { get; }

    /// <summary>The security groups of machines and load balancers.</summary>
    public SecurityGroups Groups => Firewall.Groups;

    /// <summary>Who machines are to AWS.</summary>
    public NodeIdentities Identities { get; }

    /// <summary>Where machines find their files.</summary>
    public BootPointer Pointer { get; }

    /// <summary>Makes the machines of some groups, in the file's order.</summary>
    public IReadOnlyList<Machine> Make(params IEnumerable<NodeGroup> groups) =>
        [.. groups.SelectMany(group => group.Nodes, (group, node) => new Machine(this, group, node))];
}
