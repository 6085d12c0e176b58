using ClusterProvisioning.Model;
using Pulumi;
using K8s = Pulumi.Kubernetes;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Net = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>Who may talk to whom on a site's Kubernetes: no one to anyone, but for what is named here.</summary>
/// <param name="platform">The platform.</param>
/// <param name="space">The namespace.</param>
internal sealed class Policies(Platform platform, string space)
{
    private const int Dns = 53;
    private const int Http = 80;
    private const int Https = 443;

    private static InputMap<string> SystemNamespace => new() { { "kubernetes.io/metadata.name", "kube-system" } };

    /// <summary>Nothing in or out, but for names, and for what tells a pod's identity.</summary>
    public void CreateDefault() => Create("default", new Meta.LabelSelectorArgs(), new Net.NetworkPolicySpecArgs
    {
        PolicyTypes = { "Ingress", "Egress" },
        Egress =
        {
            new Net.NetworkPolicyEgressRuleArgs
            {
                To = { new Net.NetworkPolicyPeerArgs { NamespaceSelector = new Meta.LabelSelectorArgs { MatchLabels = SystemNamespace } } },
                Ports = { Port(Dns, "UDP"), Port(Dns) },
            },
            Towards(LinkLocal.PodIdentity, Http),
        },
    });

    /// <summary>A workload's ways out, each to addresses on ports; those that read secrets also reach AWS's services inside the site.</summary>
    public void LetOut(string workload, params IReadOnlyList<PolicyWay> ways)
    {
        InputList<Net.NetworkPolicyEgressRuleArgs> rules = [];
        rules.Add(Towards(platform.Network, Https));
        foreach (var way in ways)
            rules.Add(Towards(way.Network, [.. way.Ports.Select(port => port.Number)]));
        Create($"{workload}-out", Of(workload), new Net.NetworkPolicySpecArgs { PolicyTypes = "Egress", Egress = rules });
    }

    /// <summary>One workload of the namespace to another.</summary>
    public void LetTalk(string from, string to, int port)
    {
        var peer = new Net.NetworkPolicyPeerArgs { PodSelector = Of(from) };
        Create($"{from}-to-{to}", Of(to), new Net.NetworkPolicySpecArgs
        {
            PolicyTypes = "Ingress",
            Ingress = { new Net.NetworkPolicyIngressRuleArgs { From = { peer }, Ports = { Port(port) } } },
        });
        Create($"{from}-out-to-{to}", Of(from), new Net.NetworkPolicySpecArgs
        {
            PolicyTypes = "Egress",
            Egress = { new Net.NetworkPolicyEgressRuleArgs { To = { new Net.NetworkPolicyPeerArgs { PodSelector = Of(to) } }, Ports = { Port(port) } } },
        });
    }

    private static Meta.LabelSelectorArgs Of(string workload) => new() { MatchLabels = Platform.Labels(workload) };

    private static Net.NetworkPolicyPortArgs Port(int port, string protocol = "TCP") => new() { Port = port, Protocol = protocol };

    private static Net.NetworkPolicyEgressRuleArgs Towards(string network, params ReadOnlySpan<int> ports)
    {
        var rule = new Net.NetworkPolicyEgressRuleArgs { To = { new Net.NetworkPolicyPeerArgs { IpBlock = new Net.IPBlockArgs { Cidr = network } } } };
        foreach (var port in ports)
            rule.Ports.Add(Port(port));
        return rule;
    }

    private void Create(string name, Meta.LabelSelectorArgs of, Net.NetworkPolicySpecArgs spec)
    {
        spec.PodSelector = of;
        _ = new K8s.Networking.V1.NetworkPolicy(platform.Site.Scope.NameOf("policy", space, name), new Net.NetworkPolicyArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = name, Namespace = space },
            Spec = spec,
        }, platform.Options());
    }
}
