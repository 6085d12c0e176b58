using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Stacks.Certificates;
using Pulumi;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A pod's certificate of its site's authority: the pod makes its own key in memory, and only the request leaves it. The names are its
/// signer's.</summary>
internal sealed class PodCertificate
{
    private const int SecondsOfDay = 86_400;
    private const int SecondsToTryAgain = 900;

    private const string Part = """part() { rest=${answer#*\"$1\":}; rest=${rest#*\"}; printf '%b' "${rest%%\"*}"; }""";

    private const string AsText = "--cli-binary-format raw-in-base64-out";

    private static readonly string Answer = $"{Pods.Scratch}/answer";

    private readonly Platform _platform;
    private readonly string _workload;
    private readonly string _commonName;
    private readonly int _days;

    /// <summary>Makes the signer of a workload's certificate.</summary>
    /// <param name="platform">The platform of the site.</param>
    /// <param name="authorities">Who issues certificates.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="commonName">Whom it names.</param>
    /// <param name="days">For how long it is good.</param>
    public PodCertificate(Platform platform, Authorities authorities, string workload, string commonName, int days)
    {
        (_platform, _workload, _commonName, _days) = (platform, workload, commonName, days);
        Signer = authorities.Of(platform.Site.Scope.Site.Name).For(workload, days, SignedCertificate.OfClient(workload, commonName));
    }

    /// <summary>Who has it issued.</summary>
    public Signer Signer { get; }

    /// <summary>The certificate, with its issuer's.</summary>
    public string Certificate => $"{Pods.SecretFolder}/{_workload}.crt";

    /// <summary>The file of the certificate's key in the pod.</summary>
    public string Key => $"{Pods.SecretFolder}/{_workload}.key";

    /// <summary>The file of the region's root certificate in the pod.</summary>
    public const string Root = Pods.SecretFolder + "/ca.crt";

    private string NotRenewed =>
        $"no new certificate for {_commonName}: the one in use is good for {_days} days from its issue;"
        + " look at the role of the pod and at the endpoint of lambda";

    private string Request => $"{Pods.SecretFolder}/{_workload}.csr";

    /// <summary>The step that makes key and request.</summary>
    /// <param name="image">An image of this tool, which has openssl.</param>
    public Core.ContainerArgs Requesting(Output<string> image) => Pods.Script("request", image,
        $"openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN={_commonName} -keyout {Key} -out {Request}");

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

    // Each line only if the one before went well, and the file changes at once: half an answer never replaces a certificate. An answer is read by
    // the shell, for the image has no other reader of JSON: its line feeds are two letters each.
    private string Issue() => string.Join(" &&\n",
    [
        $$"""asked='{"certificate":"{{_workload}}","request":"'"$(base64 -w0 < {{Request}})"'"}'""",
        $"""aws lambda invoke --cli-read-timeout 45 --function-name "$SIGNER" {AsText} --payload "$asked" {Answer} > {Answer}.told""",
        $"answer=$(cat {Answer})",
        """case $answer in *'"certificate":'*) ;; *) echo "the site's signer says: $answer" >&2; false ;; esac""",
        $"part authority > {Root}.new",
        $"{{ part certificate && part issuer; }} > {Certificate}.new",
        $"mv {Root}.new {Root}",
        $"mv {Certificate}.new {Certificate}",
    ]);

    private Core.ContainerArgs Calling(string name, string script)
    {
        var container = Pods.Script(name, _platform.Images.Of(Images.AwsCli), $"{Part}\n{script}");
        container.Env.Add(Pods.Environment("SIGNER", Signer.Function.Name));
        container.Env.Add(Pods.Environment("AWS_REGION", _platform.Site.Scope.Location));
        return container;
    }
}
