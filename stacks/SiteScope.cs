using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>What every resource of a site shares: names, tags, provider, and the VPC, which also tells the account.</summary>
internal sealed class SiteScope
{
    private readonly Pulumi.Aws.Provider _provider;

    /// <summary>Makes the provider and the VPC of a site.</summary>
    public SiteScope(Region region, Site site)
    {
        (Region, Site) = (region, site);
        var provider = new Pulumi.Aws.ProviderArgs
        {
            Region = Location,
            DefaultTags = new Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = TagsOfAll(region, site) },
        };
        // Credentials of another account would make the region there.
        if (region.Declared.Account is { } account)
            provider.AllowedAccountIds.Add(account.ToString());
        _provider = new Pulumi.Aws.Provider($"{region.Name}-{site.Name}", provider);
        var name = NameOf("vpc");
        Vpc = new Pulumi.Aws.Ec2.Vpc(name, new Pulumi.Aws.Ec2.VpcArgs
        {
            CidrBlock = site.Declared.Blocks.First().Value.ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = Tags(name, "network"),
        }, InUse());
    }

    /// <summary>The region that the site is part of.</summary>
    public Region Region { get; }

    /// <summary>The site whose resources are made.</summary>
    public Site Site { get; }

    /// <summary>The site's VPC, with the first of its address blocks.</summary>
    public Pulumi.Aws.Ec2.Vpc Vpc { get; }

    /// <summary>The AWS region that holds the site.</summary>
    public string Location => Site.Declared.Location;

    /// <summary>The AWS account, as the VPC tells it: no look-up is needed while compiling.</summary>
    public Output<string> Account => Vpc.OwnerId;

    /// <summary>Whoever the account's own policies let.</summary>
    public Output<string> AccountRoot => Output.Format($"arn:aws:iam::{Account}:root");

    /// <summary>The name by which an AWS service of the site's region is called in policies.</summary>
    public string ServiceName(string service) => $"{service}.{Location}.amazonaws.com";

    /// <summary>The logical name of a resource: region, site, then what it is. Never a position in a list.</summary>
    public string NameOf(params object[] parts) => $"{Region.Name}-{Site.Name}-{string.Join('-', parts)}";

    /// <summary>Tags of a resource, beside those that the provider puts on everything.</summary>
    public static InputMap<string> Tags(string name, string role) => new() { { "Name", name }, { "Role", role } };

    /// <summary>Options of a resource that can be made again.</summary>
    public CustomResourceOptions Options() => new() { Provider = _provider };

    /// <summary>Options of a resource that must go before another of its kind can come, since both want one address or port.</summary>
    public CustomResourceOptions ReplacedInPlace() => new() { Provider = _provider, DeleteBeforeReplace = true };

    /// <summary>Options of a resource that machines stand on: replacing it would take the addresses of running databases.</summary>
    public CustomResourceOptions InUse() => new() { Provider = _provider, Protect = true };

    /// <summary>Options of a resource that holds data, or the key to it: neither `up` nor `destroy` takes it away.</summary>
    public CustomResourceOptions Kept() => new() { Provider = _provider, Protect = true, RetainOnDelete = true };

    /// <summary>The name by which rules call the other end of a connection.</summary>
    public string PeerName(Endpoint end)
    {
        if (end.Network is not { } network)
            return end.IsInternet ? "internet" : "vpn";
        // The dot cannot stand in a name, so that no two ends are called alike.
        var what = end.Group is { } group ? group.Name.ToString() : $"network.{network.Name}";
        return network.Site == Site.Name ? what : $"{network.Site}.{what}";
    }

    /// <summary>True if the other end lies at this site.</summary>
    public bool IsHere(Name otherSite) => otherSite == Site.Name;

    // What the provider puts on every resource of the site.
    private static InputMap<string> TagsOfAll(Region region, Site site) => new()
    {
        { "Project", Deployment.Instance.ProjectName },
        { "Region", region.Name.ToString() },
        { "Site", site.Name.ToString() },
        { "Jurisdiction", region.Declared.Jurisdiction.Name.ToString() },
        { "Owner", region.Declared.Owner },
        { "ManagedBy", "pulumi" },
    };
}
