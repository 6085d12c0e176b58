using System.Text.RegularExpressions;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>What machines read from the secret store is made by the stack, and their role may read it.</summary>
public sealed class MachineSecretsTests
{
    private const string OwnDirectory = """
        hardware:
          service:
            cores: 2
            memory: 8GB
            disks:
              os: {size: 40GB, medium: ssd, filesystem: ext4, mount: /}
              data: {size: 50GB, medium: ssd, mount: /var/lib/cluster, slot: 1}
        sites: {primary: {groups: {directory: {role: directory, hardware: service, networks: {monitoring: 31}, nodes: {directory1: {}}}}}}

        """;

    private const string OwnMonitoring = """
        kubernetes: ~
        flows: {database-apply: ~}
        hardware:
          service:
            cores: 2
            memory: 8GB
            disks:
              os: {size: 40GB, medium: ssd, filesystem: ext4, mount: /}
              data: {size: 50GB, medium: ssd, mount: /var/lib/cluster, slot: 1}
        sites: {primary: {groups: {monitoring: {role: monitoring, hardware: service, networks: {monitoring: 20}, nodes: {monitoring1: {}}}}}}

        """;

    [Theory]
    [InlineData("eu-central", "")]
    [InlineData("us-east", "")]
    [InlineData("eu-central", OwnDirectory)]
    [InlineData("eu-central", OwnMonitoring)]
    public void Every_secret_of_a_machine_is_made_and_open_to_its_role(string name, string yaml)
    {
        var (region, compiled) = (CompiledRegion.LoadWith(name, yaml), CompiledRegion.With(name, yaml));
        var made = compiled.OfType("aws:secretsmanager/secret:Secret").Select(secret => secret.Property("name")).ToHashSet();
        foreach (var bundle in Bundles.Of(region, Realisation.Aws))
        {
            var policy = compiled.OfType("aws:iam/rolePolicy:RolePolicy").Single(each => each.Name == NameOf(region, bundle)).Property("policy")!;
            foreach (var stored in bundle.Credentials.Secrets.Select(each => each.Secret).Concat(bundle.Credentials.Passwords.Select(each => each.Stored.Name)))
            {
                made.ShouldContain($"{name}/{stored}", bundle.Node.Name.ToString());
                Regex.IsMatch(policy, $":secret:{name}/{Regex.Escape(stored)}-\\?").ShouldBeTrue($"{bundle.Node.Name} may not read {stored}");
            }
        }
    }

    [Fact]
    public void A_directory_of_the_regions_own_gets_the_passwords_of_its_people_and_of_its_searcher()
    {
        var names = CompiledRegion.With("eu-central", OwnDirectory).OfType("random:index/randomPassword:RandomPassword").Select(each => each.Name).ToList();
        names.ShouldContain("eu-central-primary-secret-ldap-analyst");
        names.ShouldContain("eu-central-primary-secret-ldap-bind");
    }

    private static string NameOf(Region region, Bundle bundle) => $"{region.Name}-{bundle.Site.Name}-node-{EnumName.Of(bundle.NodeGroup.Role)}";
}
