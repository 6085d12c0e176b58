using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

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
        var (certificates, alert) = (region.Declared.Security.Certificates, region.Declared.Monitoring.Thresholds.CertificateEnd);
        var path = ModelPath.Of("security", "certificates");
        if (certificates.RenewBefore.Milliseconds >= certificates.Lifetime.Milliseconds)
            yield return new Finding(path.Key("renewBefore"), $"Certificates are good for {certificates.Lifetime} and renewed {certificates.RenewBefore} before they end: at once, again and again.", "Renew after two thirds of the lifetime.");
        var issuing = AuthorityTerms.Issuing(region);
        if (issuing.Milliseconds < 2 * certificates.Lifetime.Milliseconds)
            yield return new Finding(path.Key("authorityLifetime"), $"The authority is good for {certificates.AuthorityLifetime}, the one that issues for {issuing}, what it signs for {certificates.Lifetime}: wanted twice as long, so that old and new ones overlap.", $"Set it to {new Duration(2 * certificates.Lifetime.Milliseconds * (certificates.AuthorityLifetime.Milliseconds / issuing.Milliseconds))} or more.");
        if (alert.Milliseconds >= certificates.RenewBefore.Milliseconds)
            yield return new Finding(ModelPath.Of("monitoring", "thresholds", "certificateEnd"), $"An alert comes {alert} before a certificate ends, though it is renewed only {certificates.RenewBefore} before: it calls every time.", $"Set it below {certificates.RenewBefore}.");
    }
}
