using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Certificates;

/// <summary>Has the certificates of a role's machines, or of a workload, issued: by the names that the region declares, whatever is asked.</summary>
internal sealed class Signer
{
    // Good until June 2029 (AWS docs, "Lambda runtimes").
    private const string Runtime = "python3.13";

    private const int LongestSeconds = 30;
    private const int MegabytesOfMemory = 256;

    private readonly SiteSigners _site;
    private readonly string _name;

    /// <summary>Makes the signer, who it is, and what it may.</summary>
    /// <param name="site">The site's authority and log.</param>
    /// <param name="whose">The role of the machines, or the workload.</param>
    /// <param name="days">For how long its certificates are good.</param>
    /// <param name="certificates">Its certificates.</param>
    public Signer(SiteSigners site, string whose, int days, IReadOnlyList<SignedCertificate> certificates)
    {
        (_site, _name) = (site, site.Site.Scope.NameOf("signer", whose));
        var role = new Pulumi.Aws.Iam.Role(_name, new Pulumi.Aws.Iam.RoleArgs
        {
            Description = $"Has certificates of {whose} of {site.Site.Scope.Region.Name} {site.Site.Scope.Site.Name} issued",
            AssumeRolePolicy = Policy.TrustOf("lambda.amazonaws.com"),
            Tags = SiteScope.Tags(_name, "identity"),
        }, site.Site.Scope.Options());
        var rights = new Pulumi.Aws.Iam.RolePolicyArgs { Role = role.Id, Policy = Policy.Of(Issues(), Fetches(), Writes()) };
        // Machines that run know it by its name, which they read once.
        var options = site.Site.Scope.ReplacedInPlace();
        options.DependsOn = [new Pulumi.Aws.Iam.RolePolicy(_name, rights, site.Site.Scope.Options()), site.Authority.Installed];
        Function = Create(role, days, certificates, options);
    }

    /// <summary>The function, as those who call it name it.</summary>
    public Pulumi.Aws.Lambda.Function Function { get; }

    /// <summary>The right to have one's certificates issued, from inside the site only.</summary>
    public PolicyStatement MayBeAsked() => new PolicyStatement("HaveCertificate", "lambda:InvokeFunction").On(Function.Arn)
        .If("StringEquals", "aws:SourceVpc", _site.Site.Scope.Vpc.Id);

    private Pulumi.Aws.Lambda.Function Create(
        Pulumi.Aws.Iam.Role role,
        int days,
        IReadOnlyList<SignedCertificate> certificates,
        CustomResourceOptions options) =>
        new(_name, new Pulumi.Aws.Lambda.FunctionArgs
        {
            Name = _name,
            Role = role.Arn,
            Runtime = Runtime,
            Handler = CertificateSigner.Handler,
            Code = new AssetArchive(new Dictionary<string, AssetOrArchive>(StringComparer.Ordinal)
            {
                [CertificateSigner.DeclaredFile] = new StringAsset(CertificateSigner.DeclaredOf(days, certificates)),
                [CertificateSigner.CodeFile] = new StringAsset(CertificateSigner.Code),
            }),
            Timeout = LongestSeconds,
            MemorySize = MegabytesOfMemory,
            Environment = new Pulumi.Aws.Lambda.Inputs.FunctionEnvironmentArgs
            {
                Variables = new InputMap<string> { { CertificateSigner.AuthorityVariable, _site.Authority.Issuer.Arn } },
            },
            LoggingConfig = new Pulumi.Aws.Lambda.Inputs.FunctionLoggingConfigArgs { LogFormat = "JSON", LogGroup = _site.Log.Name },
            Tags = SiteScope.Tags(_name, "certificates"),
        }, options);

    private PolicyStatement Issues() => new PolicyStatement("Issue", "acm-pca:IssueCertificate").On(_site.Authority.Issuer.Arn)
        .If("StringEquals", "acm-pca:TemplateArn", CertificateSigner.Templates.ToArray());

    private PolicyStatement Fetches() =>
        new PolicyStatement("Fetch", "acm-pca:GetCertificate", "acm-pca:GetCertificateAuthorityCertificate").On(_site.Authority.Issuer.Arn);

    private PolicyStatement Writes() => new PolicyStatement("Log", "logs:CreateLogStream", "logs:PutLogEvents").On(Output.Format($"{_site.Log.Arn}:*"));
}
