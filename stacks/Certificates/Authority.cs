using ClusterProvisioning.Stacks.Storage;
using ClusterProvisioning.Topology.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Certificates;

/// <summary>A private certificate authority (AWS Private CA) that works once its own certificate is in it.</summary>
internal sealed class Authority
{
    private const string Algorithm = "EC_prime256v1";
    private const string Signing = "SHA256WITHECDSA";
    private const int MostDaysBeforeDeletion = 30;

    private Authority(SiteScope scope, Aws.Acmpca.CertificateAuthority authority, Resource installed) => (Scope, Issuer, Installed) = (scope, authority, installed);

    /// <summary>The site where it is.</summary>
    public SiteScope Scope { get; }

    /// <summary>The authority.</summary>
    public Aws.Acmpca.CertificateAuthority Issuer { get; }

    /// <summary>What has to be there before it issues anything.</summary>
    public Resource Installed { get; }

    /// <summary>An authority that answers to no other.</summary>
    public static Authority Root(SiteScope scope, string part, string commonName, Duration lifetime)
    {
        var authority = Create(scope, part, "ROOT", commonName);
        var certificate = Sign(scope, scope.NameOf(part), authority, authority, "RootCACertificate/V1", lifetime);
        return Install(scope, scope.NameOf(part), authority, certificate, null);
    }

    /// <summary>An authority under this one that issues to machines only: no further one below it.</summary>
    public Authority Below(SiteScope scope, string part, string commonName, Duration lifetime)
    {
        var authority = Create(scope, part, "SUBORDINATE", commonName);
        var certificate = Sign(Scope, scope.NameOf(part), Issuer, authority, "SubordinateCACertificate_PathLen0/V1", lifetime, Installed);
        return Install(scope, scope.NameOf(part), authority, certificate, certificate.CertificateChain);
    }

    private static Aws.Acmpca.CertificateAuthority Create(SiteScope scope, string part, string type, string commonName)
    {
        var name = scope.NameOf(part);
        return new Aws.Acmpca.CertificateAuthority(name, new Aws.Acmpca.CertificateAuthorityArgs
        {
            Type = type,
            PermanentDeletionTimeInDays = MostDaysBeforeDeletion,
            CertificateAuthorityConfiguration = new Aws.Acmpca.Inputs.CertificateAuthorityCertificateAuthorityConfigurationArgs
            {
                KeyAlgorithm = Algorithm,
                SigningAlgorithm = Signing,
                Subject = new Aws.Acmpca.Inputs.CertificateAuthorityCertificateAuthorityConfigurationSubjectArgs
                {
                    CommonName = commonName,
                    Organization = scope.Region.Declared.Owner,
                },
            },
            Tags = SiteScope.Tags(name, "certificates"),
        }, scope.Kept());
    }

    private static Aws.Acmpca.Certificate Sign(SiteScope scope, string name, Aws.Acmpca.CertificateAuthority by, Aws.Acmpca.CertificateAuthority whom, string template, Duration lifetime, Resource? after = null)
    {
        var options = scope.Kept();
        if (after is not null)
            options.DependsOn = after;
        return new Aws.Acmpca.Certificate(name, new Aws.Acmpca.CertificateArgs
        {
            CertificateAuthorityArn = by.Arn,
            CertificateSigningRequest = whom.CertificateSigningRequest,
            SigningAlgorithm = Signing,
            TemplateArn = $"arn:aws:acm-pca:::template/{template}",
            Validity = new Aws.Acmpca.Inputs.CertificateValidityArgs { Type = "DAYS", Value = lifetime.Days().ToString(System.Globalization.CultureInfo.InvariantCulture) },
        }, options);
    }

    private static Authority Install(SiteScope scope, string name, Aws.Acmpca.CertificateAuthority authority, Aws.Acmpca.Certificate certificate, Output<string>? chain) =>
        new(scope, authority, new Aws.Acmpca.CertificateAuthorityCertificate(name, new Aws.Acmpca.CertificateAuthorityCertificateArgs
        {
            CertificateAuthorityArn = authority.Arn,
            Certificate = certificate.CertificateDetails,
            CertificateChain = chain is null ? null : (Input<string>)chain,
        }, scope.Kept()));
}
