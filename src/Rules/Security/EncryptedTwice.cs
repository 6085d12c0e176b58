using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>Connections are encrypted once: IPsec between all machines wraps what TLS 1.3 has encrypted already.</summary>
public sealed class EncryptedTwice : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1065";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (scope, sites) = (region.Declared.Security.Ipsec, region.Sites.Count);
        if (scope != IpsecScope.Nodes)
            yield break;
        var machines = region.Nodes.Count();
        var isMade = region.Declared.Target == Target.Metal;
        var makes = isMade ? "makes" : "would make";
        var pairs = $"{machines} × {machines - 1} ÷ 2 = {machines * (machines - 1) / 2} pairs of associations";
        var encrypted = $"every flow in them is TLS {EnumName.Of(region.Declared.Tls.MinimumVersion)} already (SSH likewise)";
        const string InClear = "what is left in clear, addresses and ports";
        var onAws = isMade ? "" : " On AWS nothing of it is made.";
        yield return new Finding(
            ModelPath.Of("security", "ipsec"),
            $"IPsec between {machines} machines of {sites} sites {makes} {pairs}; {encrypted}: twice the work for {InClear}.{onAws}",
            isMade
                ? "It is done as the seed asks; `ipsec: sites` protects what leaves the building and costs a pair of associations for each pair of sites."
                : "Count on TLS alone here; target metal makes it.");
    }
}
