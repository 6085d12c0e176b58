using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Stacks.Storage;
using Pulumi;

namespace ClusterProvisioning.Stacks.Certificates;

/// <summary>A private certificate authority (AWS Private CA) that works once its own certificate is in it.</summary>
internal sealed class Authority
{
    private const int MostDaysBeforeDeletion = 30;

    private readonly AuthorityKeys _keys;

    /// <summary>Makes an authority that answers to no other.</summary>
    /// <param name="scope">The site where it is.</param>
    /// <param name="part">The last part of its logical name.</param>
    /// <param name="commonName">Its own name in certificates.</param>
    /// <param name="lifetime">How long its certificate is good.</param>
    /// <param name="keys">The kind of its key.</param>
    public Authority(SiteScope scope, string part, string commonName, Duration lifetime, AuthorityKeys keys)
    {
        (Scope, _keys) = (scope, keys);
        Issuer = Create(scope, part, "ROOT", commonName, keys);
        var certificate = Sign(this, scope.NameOf(part), Issuer, "RootCACertificate/V1", lifetime, null);
        Installed = Install(certificate, null, part);
    }

    /// <summary>Makes an authority under another one that issues to machines only: no further one below it.</summary>
    /// <param name="above">The authority that signs its certificate.</param>
    /// <param name="scope">The site where it is.</param>
    /// <param name="part">The last part of its logical name.</param>
    /// <param name="commonName">Its own name in certificates.</param>
    /// <param name="lifetime">How long its certificate is good.</param>
    public Authority(Authority above, SiteScope scope, string part, string commonName, Duration lifetime)
    {
        (Scope, _keys) = (scope, above._keys);
        Issuer = Create(scope, part, "SUBORDINATE", commonName, _keys);
        var certificate = Sign(above, scope.NameOf(part), Issuer, "SubordinateCACertificate_PathLen0/V1", lifetime, above.Installed);
        Installed = Install(certificate, certificate.CertificateChain, part);
    }

    /// <summary>The site where it is.</summary>
    public SiteScope Scope { get; }

    /// <summary>The private authority that signs.</summary>
    public Pulumi.Aws.Acmpca.CertificateAuthority Issuer { get; }

    /// <summary>What has to be there before it issues anything.</summary>
    public Resource Installed { get; }

    private static Pulumi.Aws.Acmpca.CertificateAuthority Create(SiteScope scope, string part, string type, string commonName, AuthorityKeys keys)
    {
        var name = scope.NameOf(part);
        return new Pulumi.Aws.Acmpca.CertificateAuthority(name, new Pulumi.Aws.Acmpca.CertificateAuthorityArgs
        {
            Type = type,
            PermanentDeletionTimeInDays = MostDaysBeforeDeletion,
            CertificateAuthorityConfiguration = new Pulumi.Aws.Acmpca.Inputs.CertificateAuthorityCertificateAuthorityConfigurationArgs
            {
                KeyAlgorithm = keys.Algorithm,
                SigningAlgorithm = keys.Signing,
                Subject = new Pulumi.Aws.Acmpca.Inputs.CertificateAuthorityCertificateAuthorityConfigurationSubjectArgs
                {
                    CommonName = commonName,
                    // A subject cannot be changed: it holds nothing that a team's new name would change.
                    Organization = scope.Region.Name.ToString(),
                },
            },
            Tags = SiteScope.Tags(name, "certificates"),
        }, scope.Kept());
    }

    private static Pulumi.Aws.Acmpca.Certificate Sign(
        Authority by,
        string name,
        Pulumi.Aws.Acmpca.CertificateAuthority whom,
        string template,
        Duration lifetime,
        Resource? after)
    {
        var options = by.Scope.Kept();
        if (after is not null)
            options.DependsOn = after;
        var days = lifetime.Days().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Pulumi.Aws.Acmpca.Certificate(name, new Pulumi.Aws.Acmpca.CertificateArgs
        {
            CertificateAuthorityArn = by.Issuer.Arn,
            CertificateSigningRequest = whom.CertificateSigningRequest,
            SigningAlgorithm = by._keys.Signing,
            TemplateArn = $"arn:aws:acm-pca:::template/{template}",
            Validity = new Pulumi.Aws.Acmpca.Inputs.CertificateValidityArgs { Type = "DAYS", Value = days },
        }, options);
    }

    private Pulumi.Aws.Acmpca.CertificateAuthorityCertificate Install(Pulumi.Aws.Acmpca.Certificate certificate, Output<string>? chain, string part) =>
        new(Scope.NameOf(part), new Pulumi.Aws.Acmpca.CertificateAuthorityCertificateArgs
        {
            CertificateAuthorityArn = Issuer.Arn,
            Certificate = certificate.CertificateDetails,
            CertificateChain = chain is null ? null : (Input<string>)chain,
        }, Scope.Kept());
}
