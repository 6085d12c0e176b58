using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Access;

/// <summary>Administrators' way in: each with a certificate of an authority for people, to the bastion's network and nowhere else.</summary>
internal sealed class ClientVpn
{
    private const int WorkingDayHours = 8;

    private readonly SiteScope _scope;
    private readonly SiteNetwork _site;
    private readonly VpnDeclaration _declared;

    private ClientVpn(SiteScope scope, SiteNetwork site, VpnDeclaration declared) => (_scope, _site, _declared) = (scope, site, declared);

    /// <summary>Makes a site's, where it declares one.</summary>
    public static void Create(SiteScope scope, SiteNetwork site, SecurityGroups groups, Keys keys)
    {
        if (scope.Site.Declared.Vpn is not { } declared)
            return;
        if (declared.Kind != VpnKind.ClientVpn)
            throw new InvalidDataException($"Site '{scope.Site.Name}' declares VPN kind '{declared.Kind}', which target aws does not make. Write `kind: client-vpn`.");
        var vpn = new ClientVpn(scope, site, declared);
        vpn.Attach(vpn.CreateEndpoint(vpn.CreateGroup(groups), keys));
    }

    /// <summary>The clients' own firewall: only what a flow from the VPN names.</summary>
    private Aws.Ec2.SecurityGroup CreateGroup(SecurityGroups groups)
    {
        var name = _scope.NameOf("vpn");
        var own = new Aws.Ec2.SecurityGroup(name, new Aws.Ec2.SecurityGroupArgs
        {
            VpcId = _site.Vpc.Id,
            Description = $"{_scope.Region.Name} {_scope.Site.Name}: clients of the VPN",
            Tags = SiteScope.Tags(name, "network"),
        }, _scope.Options());
        var targets =
            from flow in _scope.Region.Declared.Flows.Values
            where flow.From.Any(end => end.Kind == FlowEndKind.Vpn)
            from target in flow.To.SelectMany(_scope.Site.GroupsAt)
            from port in flow.Ports
            select (Group: target, Network: flow.Network is { } network ? target.NetworkTowards(network) : target.Networks[0], Port: port);
        foreach (var (group, network, port) in targets.Distinct())
        {
            var rule = _scope.NameOf("vpn", "to", group.Name, port);
            _ = new Aws.Vpc.SecurityGroupEgressRule(rule, new Aws.Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = own.Id,
                ReferencedSecurityGroupId = groups.Of(group, network).Id,
                IpProtocol = "tcp",
                FromPort = port.Number,
                ToPort = port.Number,
                Tags = SiteScope.Tags(rule, "network"),
            }, _scope.Options());
        }

        return own;
    }

    private Aws.Ec2ClientVpn.Endpoint CreateEndpoint(Aws.Ec2.SecurityGroup group, Keys keys)
    {
        var name = _scope.NameOf("vpn");
        var certificate = CreateCertificate(name);
        return new Aws.Ec2ClientVpn.Endpoint(name, new Aws.Ec2ClientVpn.EndpointArgs
        {
            Description = $"Administrators of {_scope.Region.Name} {_scope.Site.Name}",
            VpcId = _site.Vpc.Id,
            ClientCidrBlock = _declared.Clients.ToString(),
            SecurityGroupIds = { group.Id },
            ServerCertificateArn = certificate.Arn,
            AuthenticationOptions = { new Aws.Ec2ClientVpn.Inputs.EndpointAuthenticationOptionArgs { Type = "certificate-authentication", RootCertificateChainArn = certificate.Arn } },
            ConnectionLogOptions = new Aws.Ec2ClientVpn.Inputs.EndpointConnectionLogOptionsArgs
            {
                Enabled = true,
                CloudwatchLogGroup = LogGroups.Create(_scope, keys, "vpn-logs", $"/{_scope.Region.Name}/{_scope.Site.Name}/vpn").Name,
            },
            // Only traffic to the site goes through it.
            SplitTunnel = true,
            SessionTimeoutHours = WorkingDayHours,
            DisconnectOnSessionTimeout = true,
            TransportProtocol = "udp",
            Tags = SiteScope.Tags(name, "access"),
        }, _scope.Options());
    }

    /// <summary>An authority of its own: a machine's certificate must not open the way in for people.</summary>
    private Aws.Acm.Certificate CreateCertificate(string name)
    {
        var people = Authority.Root(_scope, "people-ca", $"{_scope.Region.Name} {_scope.Site.Name} people", _scope.Region.Declared.Security.Certificates.AuthorityLifetime);
        // Without it ACM issues, but never renews.
        var renewal = new Aws.Acmpca.Permission(name, new Aws.Acmpca.PermissionArgs
        {
            CertificateAuthorityArn = people.Issuer.Arn,
            Principal = "acm.amazonaws.com",
            Actions = { "IssueCertificate", "GetCertificate", "ListPermissions" },
        }, _scope.Options());
        var options = _scope.Options();
        options.DependsOn = [people.Installed, renewal];
        return new Aws.Acm.Certificate(name, new Aws.Acm.CertificateArgs
        {
            CertificateAuthorityArn = people.Issuer.Arn,
            DomainName = EndpointNames.Of(_scope.Region, _scope.Site.Name, "vpn"),
            Tags = SiteScope.Tags(name, "certificates"),
        }, options);
    }

    private void Attach(Aws.Ec2ClientVpn.Endpoint endpoint)
    {
        var network = _scope.Site.FindNetwork(_declared.Network)!;
        foreach (var subnet in network.Subnets)
        {
            _ = new Aws.Ec2ClientVpn.NetworkAssociation(_scope.NameOf("vpn", subnet.Zone!), new Aws.Ec2ClientVpn.NetworkAssociationArgs
            {
                ClientVpnEndpointId = endpoint.Id,
                SubnetId = _site.SubnetOf(network, subnet).Id,
            }, _scope.Options());
        }

        _ = new Aws.Ec2ClientVpn.AuthorizationRule(_scope.NameOf("vpn", network.Name), new Aws.Ec2ClientVpn.AuthorizationRuleArgs
        {
            ClientVpnEndpointId = endpoint.Id,
            TargetNetworkCidr = network.Declared.Cidr.ToString(),
            AuthorizeAllGroups = true,
            Description = "bastions only",
        }, _scope.Options());
    }
}
