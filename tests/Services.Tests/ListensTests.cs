using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests;

public sealed class ListensTests
{
    [Theory]
    // us-east and ap-south back up with WAL-G, and their profile still opens pgBackRest's port to the databases.
    [InlineData("eu-central", "aws")]
    [InlineData("eu-central", "metal")]
    [InlineData("lab", "lab")]
    [InlineData("consul", "aws")]
    [InlineData("watched", "metal")]
    [InlineData("metal", "metal")]
    public void A_flow_leads_to_a_port_on_which_some_service_of_its_machines_listens(string region, string realisation)
    {
        foreach (var bundle in TestBundles.Of(region, realisation))
        {
            var machine = bundle.Machine;
            var served = MachineServices.Of(machine.Region, machine.Group)
                .SelectMany(service => service.Listens(machine))
                .Select(port => port.Port)
                .ToHashSet();
            machine.Flows.In.Select(connection => connection.Port).Distinct().Where(port => !served.Contains(port))
                .ShouldBeEmpty($"{bundle.Node.Name} runs nothing that listens there");
        }
    }

    // Whoever listens where a flow leads is asked for by health: a port of a service that brings nothing would make its machine ill for ever.
    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    [InlineData("lab")]
    [InlineData("consul")]
    [InlineData("watched")]
    [InlineData("metal")]
    public void Who_listens_where_a_flow_leads_brings_a_unit(string region)
    {
        var silent =
            from bundle in TestBundles.Of(region, "metal")
            from service in bundle.Services
            where service.Listens(bundle.Machine).Any(port => bundle.Machine.Flows.To(port.Port).Any())
                && service.FilesOf(bundle.Machine).Units.Count == 0
            select $"{service.Name} on {bundle.Node.Name}";
        silent.ShouldBeEmpty();
    }
}
