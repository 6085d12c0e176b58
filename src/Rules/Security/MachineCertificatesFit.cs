using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>
/// The private authority of target aws issues a million certificates in its life and no more (AWS docs, "AWS Private CA quotas"); each machine asks for one at
/// every renewal.
/// </summary>
public sealed class MachineCertificatesFit : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1095";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const long Most = 1_000_000;
        var certificates = region.Declared.Security.Certificates;
        var between = certificates.Lifetime.Milliseconds - certificates.RenewBefore.Milliseconds;
        if (region.Declared.Target != Target.Aws || between <= 0)
            return [];
        var machines = region.Declared.Facilities.Values.Sum(facility => (long)facility.Machines) + region.Nodes.Count();
        var renewals = (certificates.AuthorityLifetime.Milliseconds + between - 1) / between;
        var each = $"{renewals} certificates each (one every {new Duration(between)} for {certificates.AuthorityLifetime})";
        return machines * renewals <= Most ? [] :
        [
            new Finding(
                ModelPath.Of("security", "certificates"),
                $"{machines} machines × {each} = {machines * renewals}; a private authority issues {Most}.",
                "Let certificates live longer, or the authority shorter."),
        ];
    }
}
