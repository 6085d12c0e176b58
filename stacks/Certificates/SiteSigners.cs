using ClusterProvisioning.Machines.Booting;

namespace ClusterProvisioning.Stacks.Certificates;

/// <summary>What has a site's certificates issued: its authority answers to signers alone, and each signer to those whose names it knows.</summary>
internal sealed class SiteSigners
{
    /// <summary>Makes the log of the site's signers.</summary>
    /// <param name="site">The site.</param>
    /// <param name="authority">The authority of its machines.</param>
    public SiteSigners(SiteBase site, Authority authority)
    {
        (Site, Authority) = (site, authority);
        Log = new SiteLog(site, "signers", $"/{site.Scope.Region.Name}/{site.Scope.Site.Name}/signers").Group;
    }

    /// <summary>The site.</summary>
    public SiteBase Site { get; }

    /// <summary>The authority of its machines.</summary>
    public Authority Authority { get; }

    /// <summary>The log of its signers.</summary>
    public Pulumi.Aws.CloudWatch.LogGroup Log { get; }

    /// <summary>Makes the signer of some.</summary>
    /// <param name="whose">The role of the machines, or the workload.</param>
    /// <param name="days">For how long its certificates are good.</param>
    /// <param name="certificates">Its certificates.</param>
    public Signer For(string whose, int days, params IReadOnlyList<SignedCertificate> certificates) => new(this, whose, days, certificates);
}
