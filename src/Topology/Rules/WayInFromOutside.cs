using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>On AWS nothing comes in from the internet yet: there is no gateway for it, so such a flow or network would be declared and dead.</summary>
public sealed class WayInFromOutside : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1028";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        var flows =
            from flow in region.Declared.Flows
            where flow.Value.From.Any(end => end.Kind == FlowEndKind.Internet)
            select new Finding(ModelPath.Of("flows", flow.Key, "from"), $"Flow '{flow.Key}' comes from the internet, to which target aws has no gateway.", "Come through the bastion, or declare the flow once gateways are there.");
        var networks =
            from network in region.Sites.SelectMany(site => site.Networks)
            where network.Declared.Exposure == Exposure.Public
            select new Finding(network.Path.Key("exposure"), $"Network '{network.Name}' of site '{network.Site}' is public, but target aws has no gateway for it.", "Make it private, or declare it once gateways are there.");
        return flows.Concat(networks);
    }
}
