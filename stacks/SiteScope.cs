using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks;

/// <summary>What every resource of a site shares: names, tags, provider.</summary>
/// <param name="region">The region.</param>
/// <param name="site">The site.</param>
/// <param name="provider">The site's provider.</param>
internal sealed class SiteScope(Region region, Site site, Aws.Provider provider)
{
    private Output<string>? _account;

    /// <summary>The region.</summary>
    public Region Region => region;

    /// <summary>The site.</summary>
    public Site Site => site;

    /// <summary>The AWS region.</summary>
    public string Location => site.Declared.Location;

    /// <summary>The AWS account: known once the first resource is there, so that no look-up is needed while compiling.</summary>
    public Output<string> Account => _account ?? throw new InvalidOperationException($"Site '{site.Name}' has no network yet, which tells the account.");

    /// <summary>Whoever the account's own policies let.</summary>
    public Output<string> AccountRoot => Output.Format($"arn:aws:iam::{Account}:root");

    /// <summary>The name by which an AWS service of the site's region is called in policies.</summary>
    public string ServiceName(string service) => $"{service}.{Location}.amazonaws.com";

    /// <summary>Takes the account from the site's VPC.</summary>
    public void SetAccount(Output<string> account) => _account = account;

    /// <summary>The logical name of a resource: region, site, then what it is. Never a position in a list.</summary>
    public string NameOf(params object[] parts) => $"{region.Name}-{site.Name}-{string.Join('-', parts)}";

    /// <summary>Tags of a resource, beside those that the provider puts on everything.</summary>
    public static InputMap<string> Tags(string name, string role) => new() { { "Name", name }, { "Role", role } };

    /// <summary>Options of a resource that can be made again.</summary>
    public CustomResourceOptions Options() => new() { Provider = provider };

    /// <summary>Options of a resource that must go before another of its kind can come, since both want one address or port.</summary>
    public CustomResourceOptions ReplacedInPlace() => new() { Provider = provider, DeleteBeforeReplace = true };

    /// <summary>Options of a resource that machines stand on: replacing it would take the addresses of running databases.</summary>
    public CustomResourceOptions InUse() => new() { Provider = provider, Protect = true };

    /// <summary>Options of a resource that holds data, or the key to it: neither `up` nor `destroy` takes it away.</summary>
    public CustomResourceOptions Kept() => new() { Provider = provider, Protect = true, RetainOnDelete = true };

    /// <summary>The name by which rules call the other end of a connection.</summary>
    public string PeerName(Endpoint end)
    {
        if (end.Network is not { } network)
            return end.IsInternet ? "internet" : "vpn";
        // The dot cannot stand in a name, so that no two ends are called alike.
        var what = end.Group is { } group ? group.Name.ToString() : $"network.{network.Name}";
        return network.Site == site.Name ? what : $"{network.Site}.{what}";
    }

    /// <summary>True if the other end lies at this site.</summary>
    public bool IsHere(Name otherSite) => otherSite == site.Name;
}
