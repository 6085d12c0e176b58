using ClusterProvisioning.Aws.Networks;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>AWS's services inside a site's own networks, so that no machine needs a way to the internet to reach them, and none of that traffic
/// leaves the AWS region.</summary>
internal sealed class ServiceEndpoints
{
    private const int Https = 443;

    private readonly SiteFirewall _firewall;
    private readonly SiteScope _scope;
    private readonly SiteNetwork _site;
    private readonly SecurityGroupRules _rules;
    private readonly Pulumi.Aws.Ec2.SecurityGroup _group;

    /// <summary>Makes a site's endpoints.</summary>
    public ServiceEndpoints(SiteFirewall firewall, SiteNetwork site)
    {
        var scope = site.Scope;
        (_firewall, _scope, _site, _rules) = (firewall, scope, site, new SecurityGroupRules(scope));
        var name = scope.NameOf("endpoints");
        _group = new Pulumi.Aws.Ec2.SecurityGroup(name, new Pulumi.Aws.Ec2.SecurityGroupArgs
        {
            VpcId = scope.Vpc.Id,
            Description = $"{scope.Region.Name} {scope.Site.Name}: endpoints of AWS services",
            Tags = SiteScope.Tags(name, "network"),
        }, scope.Options());
        var storage = CreateStorage();
        (Interfaces, Storage) = (new SecurityGroupPeer(_group), new SecurityGroupPeer(storage));
        foreach (var service in InterfaceEndpoints.Of(scope.Region))
            CreateInterface(service, restricted: InterfaceEndpoints.OfMachines.Contains(service));
        foreach (var way in WaysOut.Of(scope.Region).Where(way => way.From.Network is { } from && scope.IsHere(from.Site)))
            Open(way, firewall.Groups, storage);
    }

    /// <summary>The services that have addresses inside the site.</summary>
    public SecurityGroupPeer Interfaces { get; }

    /// <summary>Object storage, which is reached by routes.</summary>
    public SecurityGroupPeer Storage { get; }

    /// <summary>A gateway, which costs nothing and is reached by routes; isolated networks have none.</summary>
    private Pulumi.Aws.Ec2.VpcEndpoint CreateStorage()
    {
        var name = _scope.NameOf("endpoint", "s3");
        var routed = _scope.Site.Networks.Where(network => network.Declared.Exposure != Exposure.Isolated);
        return new Pulumi.Aws.Ec2.VpcEndpoint(name, new Pulumi.Aws.Ec2.VpcEndpointArgs
        {
            VpcId = _scope.Vpc.Id,
            VpcEndpointType = "Gateway",
            ServiceName = $"com.amazonaws.{_scope.Location}.s3",
            RouteTableIds = routed.Select(network => _site.Of(network).Routes.Id).ToList(),
            Policy = Policy.Of(
                new PolicyStatement("OwnBuckets", "s3:*").ByAnyone().On("*").If("StringEquals", "aws:ResourceAccount", _scope.Account),
                // Layers of images in the site's registry (AWS docs, "Amazon ECR interface VPC endpoints").
                new PolicyStatement("ImageLayers", "s3:GetObject").ByAnyone().On($"arn:aws:s3:::prod-{_scope.Location}-starport-layer-bucket/*")),
            Tags = SiteScope.Tags(name, "network"),
        }, _scope.Options());
    }

    private void CreateInterface(string service, bool restricted)
    {
        var name = _scope.NameOf("endpoint", service.Replace('.', '-'));
        var own = Policy.Of(new PolicyStatement("OwnAccount", "*").ByAnyone().On("*").If("StringEquals", "aws:PrincipalAccount", _scope.Account));
        var network = ManagementNetwork.Of(_scope.Region, _scope.Site);
        var options = _scope.Options();
        options.DependsOn = [.. _firewall.Before(network)];
        _ = new Pulumi.Aws.Ec2.VpcEndpoint(name, new Pulumi.Aws.Ec2.VpcEndpointArgs
        {
            VpcId = _scope.Vpc.Id,
            VpcEndpointType = "Interface",
            ServiceName = $"com.amazonaws.{_scope.Location}.{service}",
            SubnetIds = _site.Of(network).SubnetIds,
            SecurityGroupIds = { _group.Id },
            PrivateDnsEnabled = true,
            Policy = restricted ? (Input<string>)own : null,
            Tags = SiteScope.Tags(name, "network"),
        }, options);
    }

    private void Open(Way way, SecurityGroups groups, Pulumi.Aws.Ec2.VpcEndpoint storage)
    {
        if (way.From is not { Group: { } caller, Network: { } network })
            return;
        var own = groups.Of(caller, network);
        if (way.Service == EgressService.S3)
        {
            _rules.LetOut(_scope.NameOf(caller.Name, "on", network.Name, "to", "s3"), own.Id, new SecurityGroupPeer(storage), Https);
        }
        else if (way.Service == EgressService.AwsApi)
        {
            _rules.LetOut(_scope.NameOf(caller.Name, "on", network.Name, "to", "endpoints"), own.Id, new SecurityGroupPeer(_group), Https);
            LetIn(caller.Name.ToString(), own.Id);
        }
    }

    /// <summary>Lets a further security group call the endpoints.</summary>
    public Resource LetIn(string who, Input<string> group) =>
        _rules.LetIn(_scope.NameOf("endpoints", "from", who), _group.Id, new SecurityGroupPeer(group), Https);
}
