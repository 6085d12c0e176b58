using System.Text.Json.Nodes;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Booting;

/// <summary>What has certificates issued on AWS: one for each role's machines at a site, and for each workload that has one. IAM knows no subject, so
/// whoever may ask Private CA may ask for any name; machines ask this instead, which knows theirs.</summary>
public static class CertificateSigner
{
    /// <summary>The file of its code.</summary>
    public const string CodeFile = "signer.py";

    /// <summary>The file of what it may have issued, beside its code.</summary>
    public const string DeclaredFile = "declared.json";

    /// <summary>The function in it that AWS Lambda calls.</summary>
    public const string Handler = "signer.handler";

    /// <summary>The variable of its environment that names the authority.</summary>
    public const string AuthorityVariable = "AUTHORITY";

    private static readonly Lazy<string> Source = new(Read);

    /// <summary>Its code, in Python.</summary>
    public static string Code => Source.Value;

    /// <summary>What it has certificates issued by, for servers, for clients and for both; none makes an authority (AWS docs, "AWS Private CA certificate
    /// templates").</summary>
    public static IReadOnlyList<string> Templates { get; } = [TemplateOf("ServerAuth"), TemplateOf("ClientAuth"), TemplateOf("")];

    /// <summary>The certificates of a site's machines, by their role.</summary>
    public static ILookup<NodeRole, SignedCertificate> Of(Region region, Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var certificates =
            from machine in Bundles.Machines(region, Realisation.Aws)
            where machine.Site.Name == site.Name
            from wanted in MachineServices.CredentialsOf(machine).Certificates
            select new { machine.Group.Role, Signed = SignedCertificate.Of(machine, wanted) };
        return certificates.ToLookup(each => each.Role, each => each.Signed);
    }

    /// <summary>What a signer may have issued, as JSON that its code reads.</summary>
    /// <param name="days">For how long each is good.</param>
    /// <param name="certificates">The certificates.</param>
    public static string DeclaredOf(int days, IEnumerable<SignedCertificate> certificates)
    {
        var byName = certificates.OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => KeyValuePair.Create(each.Name, (JsonNode?)Content(each)));
        return new JsonObject { ["days"] = days, ["certificates"] = new JsonObject(byName) }.ToJsonString();
    }

    private static JsonObject Content(SignedCertificate certificate) => new()
    {
        ["commonName"] = certificate.CommonName,
        // Without any, those of the request would be taken.
        ["dnsNames"] = JsonText.List(certificate is { DnsNames: [], Addresses: [] } ? [certificate.CommonName] : certificate.DnsNames),
        ["addresses"] = JsonText.List(certificate.Addresses),
        ["template"] = (certificate.IsServers, certificate.IsClients) switch
        {
            (true, false) => Templates[0],
            (false, true) => Templates[1],
            (true, true) => Templates[2],
            (false, false) => throw new InvalidOperationException($"The certificate '{certificate.Name}' is to prove neither a server nor a client."),
        },
    };

    private static string TemplateOf(string kind) => $"arn:aws:acm-pca:::template/EndEntity{kind}Certificate_APIPassthrough/V1";

    private static string Read()
    {
        using var stream = typeof(CertificateSigner).Assembly.GetManifestResourceStream(CodeFile)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
