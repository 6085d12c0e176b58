namespace ClusterProvisioning.Stacks.Tests;

public sealed class NetworkTests
{
    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");

    [Fact]
    public void Database_ports_are_opened_to_declared_peers_only()
    {
        var rules = Eu.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .Where(rule => rule.Name.StartsWith("eu-central-primary-database-", StringComparison.Ordinal))
            .ToList();
        rules.Select(rule => rule.Name["eu-central-primary-database-".Length..]).Order().ShouldBe(
        [
            "on-backup-from-backup-8432", "on-backup-from-dr.backup-8432",
            "on-database-from-bastion-22", "on-database-from-bastion-5432", "on-database-from-bastion-8008", "on-database-from-database-8008",
            "on-database-from-network.monitoring-5432", "on-database-from-network.monitoring-8008",
            "on-database-from-network.monitoring-9100", "on-database-from-network.monitoring-9187",
            "on-database-from-pooler-5432", "on-database-from-pooler-8008",
            "on-replication-from-database-5432", "on-replication-from-dr.database-5432",
        ]);
    }

    [Fact]
    public void Every_rule_opens_one_port_and_none_the_world_but_the_gateways_and_the_declared_way_out()
    {
        foreach (var rule in Eu.Resources.Where(resource => resource.Type.StartsWith("aws:vpc/securityGroup", StringComparison.Ordinal)))
        {
            rule.Property("fromPort").ShouldBe(rule.Property("toPort"), rule.Name);
            // Pods of one Kubernetes speak with each other as their own policies say.
            rule.Property("ipProtocol").ShouldBe(rule.Name.EndsWith("-each-other", StringComparison.Ordinal) ? "-1" : "tcp", rule.Name);
            new[] { "cidrIpv4", "referencedSecurityGroupId", "prefixListId" }.Count(peer => rule.Property(peer) is not null).ShouldBe(1, rule.Name);
            (rule.Property("cidrIpv4") == "0.0.0.0/0").ShouldBe(
                rule.Name.EndsWith("-gateway-balancer-from-internet-8443", StringComparison.Ordinal)
                    || rule.Name.EndsWith("-kubernetes-nodes-to-egress.alerting-443", StringComparison.Ordinal),
                rule.Name);
        }
    }

    [Fact]
    public void Every_listener_has_a_caller_that_may_leave()
    {
        // Each end has its own group, so a flow opened at one end only would not work.
        var callers = Eu.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(rule => rule.Name).ToHashSet();
        callers.ShouldContain("eu-central-primary-pooler-on-poolers-to-database-5432");
        callers.ShouldContain("eu-central-primary-database-on-replication-to-dr.database-5432");
        callers.ShouldContain("eu-central-primary-pooler-balancer-to-pooler-5432");
        callers.ShouldContain("eu-central-primary-database-on-database-to-etcd-2379");
    }

    [Fact]
    public void Rule_numbers_of_an_ACL_stay_when_a_flow_comes()
    {
        var after = CompiledRegion.With(
            "eu-central",
            "flows: {early: {from: bastion, to: database, network: replication, ports: 22, authentication: ssh-key}}\n");
        var before = Eu.OfType("aws:ec2/networkAclRule:NetworkAclRule").ToDictionary(rule => rule.Name, rule => rule.Property("ruleNumber"));
        var numbers = after.OfType("aws:ec2/networkAclRule:NetworkAclRule").ToDictionary(rule => rule.Name, rule => rule.Property("ruleNumber"));
        before.Except(numbers).ShouldBeEmpty();
        after.OfType("aws:ec2/networkAclRule:NetworkAclRule").ShouldContain(rule => rule.Property("toPort") == "22" && rule.Property("egress") == "false");
    }

    [Fact]
    public void A_group_is_never_named_across_AWS_regions()
    {
        foreach (var rule in Eu.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .Where(rule => rule.Property("referencedSecurityGroupId") is not null))
        {
            var site = rule.Name.StartsWith("eu-central-dr", StringComparison.Ordinal) ? "eu-central-dr" : "eu-central-primary";
            rule.Property("referencedSecurityGroupId")!.ShouldContain(site, customMessage: rule.Name);
        }
    }

    [Fact]
    public void Only_networks_that_a_flow_joins_are_routed_to_the_other_site() =>
        Eu.OfType("aws:ec2/route:Route")
            .Where(route => route.Property("vpcPeeringConnectionId") is not null)
            .Select(route => $"{route.Name} {route.Property("destinationCidrBlock")}")
            .ShouldBe(
            [
                "eu-central-dr-backup-to-primary-backup 10.2.3.0/24",
                "eu-central-primary-backup-to-dr-backup 10.12.3.0/24",
                "eu-central-dr-replication-to-primary-replication 10.2.2.0/24",
                "eu-central-primary-replication-to-dr-replication 10.12.2.0/24",
            ], ignoreOrder: true);

    [Fact]
    public void Only_public_networks_and_those_of_a_declared_way_out_have_a_route_to_the_internet()
    {
        static IEnumerable<string> ToInternet(CompiledRegion region, string by) =>
            region.OfType("aws:ec2/route:Route")
                .Where(route => route.Property("destinationCidrBlock") == "0.0.0.0/0" && route.Property(by) is not null)
                .Select(route => route.Name);
        ToInternet(Eu, "gatewayId").ShouldBe(["eu-central-primary-dmz-to-internet", "eu-central-dr-dmz-to-internet"]);
        ToInternet(Eu, "natGatewayId").ShouldBe(["eu-central-primary-monitoring-to-internet", "eu-central-dr-monitoring-to-internet"]);
        var closed = CompiledRegion.With("us-east", "egress: {alerting: ~}\n");
        closed.OfType("aws:ec2/internetGateway:InternetGateway").ShouldBeEmpty();
        closed.OfType("aws:ec2/natGateway:NatGateway").ShouldBeEmpty();
    }

    [Fact]
    public void The_isolated_network_lets_only_replication_networks_in_and_out() =>
        Eu.OfType("aws:ec2/networkAclRule:NetworkAclRule").Where(rule => rule.Name.Contains("primary-replication-", StringComparison.Ordinal))
            .Select(rule => $"{(rule.Property("egress") == "true" ? "out" : "in")} {rule.Property("cidrBlock")}")
            .Order()
            .ShouldBe(["in 10.12.2.0/24", "in 10.2.2.0/24", "out 10.12.2.0/24", "out 10.2.2.0/24"]);

    [Fact]
    public void Subnets_lie_in_their_zone_and_carry_the_plan() =>
        Eu.OfType("aws:ec2/subnet:Subnet").Where(subnet => subnet.Name.Contains("primary-database-", StringComparison.Ordinal))
            .Select(subnet => $"{subnet.Property("availabilityZoneId")} {subnet.Property("cidrBlock")}")
            .ShouldBe(["euc1-az1 10.2.1.0/26", "euc1-az2 10.2.1.64/26", "euc1-az3 10.2.1.128/26"]);
}
