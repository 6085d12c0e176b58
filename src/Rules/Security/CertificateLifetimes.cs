using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>A certificate is renewed well before it ends, an alert comes in between, and the authority outlives what it signs.</summary>
public sealed class CertificateLifetimes : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1063";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return Renewal(region).Concat(Authority(region)).Concat(Alert(region));
    }

    private static IEnumerable<Finding> Renewal(Region region)
    {
        var certificates = region.Declared.Security.Certificates;
        if (certificates.RenewBefore.Milliseconds >= certificates.Lifetime.Milliseconds)
        {
            yield return new Finding(
                ModelPath.Of("security", "certificates", "renewBefore"),
                $"Certificates are good for {certificates.Lifetime} and renewed {certificates.RenewBefore} before they end: at once, again and again.",
                "Renew after two thirds of the lifetime.");
        }
    }

    private static IEnumerable<Finding> Authority(Region region)
    {
        var certificates = region.Declared.Security.Certificates;
        var issuing = AuthorityTerms.Issuing(region);
        if (issuing.Milliseconds < 2 * certificates.Lifetime.Milliseconds)
        {
            var authorities = $"The authority is good for {certificates.AuthorityLifetime}, the one that issues for {issuing}";
            var share = certificates.AuthorityLifetime.Milliseconds / issuing.Milliseconds;
            yield return new Finding(
                ModelPath.Of("security", "certificates", "authorityLifetime"),
                $"{authorities}, what it signs for {certificates.Lifetime}: wanted twice as long, so that old and new ones overlap.",
                $"Set it to {new Duration(2 * certificates.Lifetime.Milliseconds * share)} or more.");
        }
    }

    private static IEnumerable<Finding> Alert(Region region)
    {
        var (renewed, alert) = (region.Declared.Security.Certificates.RenewBefore, region.Declared.Monitoring.Thresholds.CertificateEnd);
        if (alert.Milliseconds >= renewed.Milliseconds)
        {
            yield return new Finding(
                ModelPath.Of("monitoring", "thresholds", "certificateEnd"),
                $"An alert comes {alert} before a certificate ends, though it is renewed only {renewed} before: it calls every time.",
                $"Set it below {renewed}.");
        }
    }
}
