using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>TLS 1.3 for all connections (seed 000 §5.1).</summary>
public sealed class TlsVersionFloor : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1015";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var minimum = region.Declared.Tls.MinimumVersion;
        if (minimum >= TlsVersion.Tls13)
            return [];
        return
        [
            new Finding(
                ModelPath.Of("tls", "minimumVersion"),
                $"The oldest protocol accepted is TLS {EnumName.Of(minimum)}; wanted 1.3.",
                "Set `tls.minimumVersion: \"1.3\"`; clients too old for it go through a gateway."),
        ];
    }
}
