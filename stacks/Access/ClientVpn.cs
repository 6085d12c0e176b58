using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Network;
using Pulumi;

namespace ClusterProvisioning.Stacks.Access;

/// <summary>Administrators' way in: each with a certificate of an authority for people, to the bastion's network, to Kubernetes' API where the region says
/// so, and nowhere else.</summary>
internal sealed class ClientVpn
{
    private const int WorkingDayHours = 8;

    private readonly SiteScope _scope;
    private readonly SiteBase _site;
    private readonly SiteFirewall _firewall;
    private readonly VpnDeclaration _declared;
    private readonly Pulumi.Aws.Ec2ClientVpn.Endpoint _endpoint;

    /// <summary>Makes the endpoint with its certificate, and attaches it to the declared network.</summary>
    /// <exception cref="InvalidDataException">The site declares a kind that AWS has not.</exception>
    public ClientVpn(SiteBase site, SiteFirewall firewall, VpnDeclaration declared)
    {
        (_scope, _site, _firewall, _declared) = (site.Scope, site, firewall, declared);
        if (declared.Kind != VpnKind.ClientVpn)
        {
            var what = $"Site '{_scope.Site.Name}' declares VPN kind '{declared.Kind}', which target aws does not make.";
            throw new InvalidDataException($"{what} Write `kind: client-vpn`.");
        }

        Clients = CreateGroup();
        _endpoint = CreateEndpoint();
        Attach();
        var network = _scope.Site.FindNetwork(_declared.Network)!;
        Allow(_scope.NameOf("vpn", network.Name), network, "bastions only");
    }

    /// <summary>The security group that clients have inside the site.</summary>
    public Pulumi.Aws.Ec2.SecurityGroup Clients { get; }

    /// <summary>Lets clients reach the Kubernetes of the site: its address inside, and nothing else there.</summary>
    /// <param name="network">Its network.</param>
    /// <param name="api">The security group of its API there.</param>
    /// <param name="port">The API's port.</param>
    public void LetReach(Model.NetworkSegment network, Output<string> api, int port)
    {
        var (rules, name) = (new SecurityGroupRules(_scope), _scope.NameOf("vpn", "to", "kubernetes"));
        rules.LetOut(name, Clients.Id, new SecurityGroupPeer(api), port);
        rules.LetIn(name, api, new SecurityGroupPeer(Clients), port);
        if (network.Name != _declared.Network)
            Allow(_scope.NameOf("vpn", "kubernetes"), network, "Kubernetes' API only");
    }

    /// <summary>The clients' own firewall: only what a flow from the VPN names.</summary>
    private Pulumi.Aws.Ec2.SecurityGroup CreateGroup()
    {
        var name = _scope.NameOf("vpn");
        var own = new Pulumi.Aws.Ec2.SecurityGroup(name, new Pulumi.Aws.Ec2.SecurityGroupArgs
        {
            VpcId = _scope.Vpc.Id,
            Description = $"{_scope.Region.Name} {_scope.Site.Name}: clients of the VPN",
            Tags = SiteScope.Tags(name, "network"),
        }, _scope.Options());
        var rules = new SecurityGroupRules(_scope);
        foreach (var (group, network, port) in Targets().Distinct())
            rules.LetOut(_scope.NameOf("vpn", "to", group.Name, port), own.Id, new SecurityGroupPeer(_firewall.Groups.Of(group, network)), port.Number);
        return own;
    }

    private IEnumerable<(NodeGroup Group, Model.NetworkSegment Network, Port Port)> Targets() =>
        from flow in _scope.Region.Declared.Flows.Values
        where flow.From.Any(end => end.Kind == FlowEndKind.Vpn)
        from target in flow.To.SelectMany(_scope.Site.GroupsAt)
        from port in flow.Ports
        select (target, flow.Network is { } network ? target.NetworkTowards(network) : target.Networks[0], port);

    private Pulumi.Aws.Ec2ClientVpn.Endpoint CreateEndpoint()
    {
        var name = _scope.NameOf("vpn");
        var certificate = CreateCertificate(name);
        return new Pulumi.Aws.Ec2ClientVpn.Endpoint(name, new Pulumi.Aws.Ec2ClientVpn.EndpointArgs
        {
            Description = $"Administrators of {_scope.Region.Name} {_scope.Site.Name}",
            VpcId = _scope.Vpc.Id,
            ClientCidrBlock = _declared.Clients.ToString(),
            SecurityGroupIds = { Clients.Id },
            ServerCertificateArn = certificate.Arn,
            AuthenticationOptions =
            {
                new Pulumi.Aws.Ec2ClientVpn.Inputs.EndpointAuthenticationOptionArgs
                {
                    Type = "certificate-authentication",
                    RootCertificateChainArn = certificate.Arn,
                },
            },
            ConnectionLogOptions = new Pulumi.Aws.Ec2ClientVpn.Inputs.EndpointConnectionLogOptionsArgs
            {
                Enabled = true,
                CloudwatchLogGroup = new SiteLog(_site, "vpn-logs", $"/{_scope.Region.Name}/{_scope.Site.Name}/vpn").Group.Name,
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
    private Pulumi.Aws.Acm.Certificate CreateCertificate(string name)
    {
        var lifetime = _scope.Region.Declared.Security.Certificates.AuthorityLifetime;
        var people = new Authority(_scope, "people-ca", $"{_scope.Region.Name} {_scope.Site.Name} people", lifetime, AuthorityKeys.Rsa);
        // Without it ACM issues, but never renews.
        var renewal = new Pulumi.Aws.Acmpca.Permission(name, new Pulumi.Aws.Acmpca.PermissionArgs
        {
            CertificateAuthorityArn = people.Issuer.Arn,
            Principal = "acm.amazonaws.com",
            Actions = { "IssueCertificate", "GetCertificate", "ListPermissions" },
        }, _scope.Options());
        var options = _scope.Options();
        options.DependsOn = [people.Installed, renewal];
        return new Pulumi.Aws.Acm.Certificate(name, new Pulumi.Aws.Acm.CertificateArgs
        {
            CertificateAuthorityArn = people.Issuer.Arn,
            KeyAlgorithm = AuthorityKeys.Rsa.Algorithm,
            DomainName = EndpointNames.Of(_scope.Region, _scope.Site.Name, "vpn"),
            Tags = SiteScope.Tags(name, "certificates"),
        }, options);
    }

    private void Attach()
    {
        var network = _scope.Site.FindNetwork(_declared.Network)!;
        var options = _scope.Options();
        // Its clients' route is of the blocks that the VPC has when a subnet is associated (Client VPN docs, "Target networks").
        options.DependsOn = [.. _firewall.Before(network), .. _site.Network.Blocks];
        foreach (var subnet in network.Subnets)
        {
            _ = new Pulumi.Aws.Ec2ClientVpn.NetworkAssociation(_scope.NameOf("vpn", subnet.Zone!), new Pulumi.Aws.Ec2ClientVpn.NetworkAssociationArgs
            {
                ClientVpnEndpointId = _endpoint.Id,
                SubnetId = _site.Network.Of(network).In(subnet).Id,
            }, options);
        }
    }

    // Whom in that network a client reaches, its security group says.
    private void Allow(string name, Model.NetworkSegment network, string description)
    {
        _ = new Pulumi.Aws.Ec2ClientVpn.AuthorizationRule(name, new Pulumi.Aws.Ec2ClientVpn.AuthorizationRuleArgs
        {
            ClientVpnEndpointId = _endpoint.Id,
            TargetNetworkCidr = network.Declared.Cidr.ToString(),
            AuthorizeAllGroups = true,
            Description = description,
        }, _scope.Options());
    }
}
