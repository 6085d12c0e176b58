using ClusterProvisioning.Stacks.Identity;

namespace ClusterProvisioning.Stacks.Certificates;

/// <summary>What lets someone have a certificate of a machine or login, from inside the site only, and never one of an authority.</summary>
internal static class CertificatePolicy
{
    /// <summary>The right to be given a certificate, and to fetch it.</summary>
    public static IEnumerable<PolicyStatement> Of(SiteBase site, Authority authority)
    {
        yield return new PolicyStatement("HaveCertificate", "acm-pca:IssueCertificate").On(authority.Issuer.Arn)
            .If("StringEquals", "acm-pca:TemplateArn", "arn:aws:acm-pca:::template/EndEntityCertificate/V1")
            .If("StringEquals", "aws:SourceVpc", site.Scope.Vpc.Id);
        string[] fetches = ["acm-pca:GetCertificate", "acm-pca:GetCertificateAuthorityCertificate", "acm-pca:DescribeCertificateAuthority"];
        yield return new PolicyStatement("FetchCertificate", fetches).On(authority.Issuer.Arn);
    }
}
