using ClusterProvisioning.Stacks.Certificates;
using Pulumi;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A pod's certificate of its site's authority: the pod makes its own key in memory, and only the request leaves it.</summary>
/// <param name="platform">The platform of the site.</param>
/// <param name="authority">The site's authority.</param>
/// <param name="stem">The stem of its file names.</param>
/// <param name="commonName">Whom it names.</param>
/// <param name="days">For how long it is good.</param>
internal sealed class PodCertificate(Platform platform, Authority authority, string stem, string commonName, int days)
{
    private const int SecondsOfDay = 86_400;
    private const int SecondsToTryAgain = 900;

    private const string AuthorityOption = "--certificate-authority-arn \"$AUTHORITY\"";
    private const string SigningOptions = "--signing-algorithm SHA256WITHECDSA --template-arn arn:aws:acm-pca:::template/EndEntityCertificate/V1";

    private static readonly string Both = $"{Pods.Scratch}/issued";

    /// <summary>The certificate, with its issuer's.</summary>
    public string Certificate => $"{Pods.SecretFolder}/{stem}.crt";

    /// <summary>The file of the certificate's key in the pod.</summary>
    public string Key => $"{Pods.SecretFolder}/{stem}.key";

    /// <summary>The file of the region's root certificate in the pod.</summary>
    public const string Root = Pods.SecretFolder + "/ca.crt";

    private string Asked => $"--csr fileb://{Request} {SigningOptions} --validity Value={days},Type=DAYS";

    private string NotRenewed =>
        $"no new certificate for {commonName}: the one in use is good for {days} days from its issue;"
        + " look at the role of the pod and at the endpoint of acm-pca";

    private string Request => $"{Pods.SecretFolder}/{stem}.csr";

    /// <summary>The step that makes key and request.</summary>
    /// <param name="image">An image of this tool, which has openssl.</param>
    public Core.ContainerArgs Requesting(Output<string> image) => Pods.Script("request", image,
        $"openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN={commonName} -keyout {Key} -out {Request}");

    /// <summary>A step of the AWS command line's image that has a certificate issued after what else it does.</summary>
    /// <param name="name">The step's name.</param>
    /// <param name="before">The lines before.</param>
    public Core.ContainerArgs Issuing(string name, params IEnumerable<string> before) => Calling(name, string.Join('\n', [.. before, Issue()]));

    /// <summary>A container beside the workload that has a new certificate issued each day, by the same request: whoever reads it at each handshake
    /// never sees the old one end.</summary>
    public Core.ContainerArgs Renewing() => Calling("renew", string.Join('\n',
    [
        $"trap 'exit 0' TERM",
        "issue() {",
        Issue(),
        "}",
        $"while sleep {SecondsOfDay} & wait $!; do",
        "  until issue; do",
        $"    echo '{NotRenewed}' >&2",
        $"    sleep {SecondsToTryAgain} & wait $!",
        "  done",
        "done",
    ]));

    // Each line only if the one before went well, and the file changes at once: half an answer never replaces a certificate.
    private string Issue() => string.Join(" &&\n",
    [
        $"certificate=$(aws acm-pca issue-certificate {AuthorityOption} {Asked} --query CertificateArn --output text)",
        $"aws acm-pca wait certificate-issued {AuthorityOption} --certificate-arn \"$certificate\"",
        $"aws acm-pca get-certificate {AuthorityOption} --certificate-arn \"$certificate\" --query '[Certificate,CertificateChain]' --output text > {Both}",
        $"aws acm-pca get-certificate-authority-certificate {AuthorityOption} --query CertificateChain --output text > {Root}.new",
        $"tr '\\t' '\\n' < {Both} > {Certificate}.new",
        $"mv {Root}.new {Root}",
        $"mv {Certificate}.new {Certificate}",
    ]);

    private Core.ContainerArgs Calling(string name, string script)
    {
        var container = Pods.Script(name, platform.Images.Of(Images.AwsCli), script);
        container.Env.Add(Pods.Environment("AUTHORITY", authority.Issuer.Arn));
        container.Env.Add(Pods.Environment("AWS_REGION", platform.Site.Scope.Location));
        return container;
    }
}
