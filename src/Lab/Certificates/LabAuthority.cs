using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Certificates;

/// <summary>The lab's own certificate authority. It lives as long as the lab does, and so do the certificates: a second start changes none.</summary>
public sealed class LabAuthority
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";
    private const string OrderEnding = ".order";
    private const int SerialLength = 16;
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan NodeLife = TimeSpan.FromDays(825);
    private readonly string _folder;
    private readonly X509Certificate2 _authority;

    private LabAuthority(string folder, X509Certificate2 authority) => (_folder, _authority) = (folder, authority);

    /// <summary>The file of the authority's certificate.</summary>
    public string CertificateFile => Path.Combine(_folder, "ca.crt");

    /// <summary>The authority of a folder; made now unless it is there.</summary>
    public static LabAuthority Open(string folder, string lab)
    {
        var (certificate, key) = (Path.Combine(folder, "ca.crt"), Path.Combine(folder, "ca.key"));
        Directory.CreateDirectory(folder, SecretFile.FolderMode);
        if (!File.Exists(certificate))
            Create(lab, certificate, key);
        return new LabAuthority(folder, X509Certificate2.CreateFromPemFile(certificate, key));
    }

    /// <summary>The certificate of a machine; issued now unless there is one with the same names and uses.</summary>
    public IssuedCertificate Issue(string node, NodeCertificate wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var folder = Path.Combine(_folder, node);
        Directory.CreateDirectory(folder, SecretFile.FolderMode);
        var issued = new IssuedCertificate(Path.Combine(folder, wanted.Name + ".crt"), Path.Combine(folder, wanted.Name + ".key"));
        var order = Path.Combine(folder, wanted.Name + OrderEnding);
        var text = Order(wanted);
        if (File.Exists(order) && File.ReadAllText(order) == text)
            return issued;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign(key, wanted);
        SecretFile.Write(issued.KeyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
        File.WriteAllText(issued.CertificateFile, certificate.ExportCertificatePem() + "\n");
        // Last: what has an order is whole.
        File.WriteAllText(order, text);
        return issued;
    }

    /// <summary>Lets a machine's certificates be issued anew, with new keys, when they are next asked for.</summary>
    /// <returns>Their names.</returns>
    public IReadOnlyList<string> Renew(string node)
    {
        var orders = Directory.Exists(Path.Combine(_folder, node)) ? Directory.GetFiles(Path.Combine(_folder, node), "*" + OrderEnding) : [];
        foreach (var order in orders)
            File.Delete(order);
        return [.. orders.Select(order => Path.GetFileNameWithoutExtension(order)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A revocation list over certificates of this authority (PEM); good for as long as they are.</summary>
    public string RevocationList(IReadOnlyCollection<string> certificateFiles)
    {
        ArgumentNullException.ThrowIfNull(certificateFiles);
        var builder = new CertificateRevocationListBuilder();
        foreach (var file in certificateFiles)
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            builder.AddEntry(certificate);
        }

        // The number only ever grows, as the list does.
        var list = builder.Build(_authority, certificateFiles.Count + 1, TimeProvider.System.GetUtcNow()
            + NodeLife, HashAlgorithmName.SHA256, rsaSignaturePadding: null, TimeProvider.System.GetUtcNow().AddHours(-1));
        return PemEncoding.WriteString("X509 CRL", list) + "\n";
    }

    private static void Create(string lab, string certificateFile, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject($"authority of {lab}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var (from, until) = Validity(AuthorityLife);
        using var certificate = request.CreateSelfSigned(from, until);
        SecretFile.Write(keyFile, key.ExportPkcs8PrivateKeyPem() + "\n");
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem() + "\n");
    }

    private X509Certificate2 Sign(ECDsa key, NodeCertificate wanted)
    {
        var request = new CertificateRequest(Subject(wanted.CommonName), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(Usages(wanted), false));
        request.CertificateExtensions.Add(AlternativeNames(wanted));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_authority, true, false));
        var (from, until) = Validity(NodeLife);
        return request.Create(_authority, from, until, RandomNumberGenerator.GetBytes(SerialLength));
    }

    private static OidCollection Usages(NodeCertificate wanted)
    {
        var usages = new OidCollection();
        if (wanted.Server)
            usages.Add(new Oid(ServerUsage));
        if (wanted.Client)
            usages.Add(new Oid(ClientUsage));
        return usages;
    }

    private static X509Extension AlternativeNames(NodeCertificate wanted)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in wanted.DnsNames)
            names.AddDnsName(name);
        foreach (var address in wanted.Addresses)
            names.AddIpAddress(IPAddress.Parse(address.ToString()));
        return names.Build();
    }

    private static X500DistinguishedName Subject(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }

    // An hour back, for clocks that are not quite right.
    private static (DateTimeOffset From, DateTimeOffset Until) Validity(TimeSpan life) =>
        (TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow() + life);

    private static string Order(NodeCertificate wanted) =>
        $"{wanted.CommonName}\n{string.Join(',', wanted.DnsNames)}\n{string.Join(',', wanted.Addresses)}\nserver {wanted.Server}, client {wanted.Client}\n";
}
