using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Lab.Certificates;

/// <summary>The SSH key with which the bastion comes into the machines (RFC 5656, section 3.1).</summary>
internal sealed class AdminKey
{
    private const string Algorithm = "ecdsa-sha2-nistp256";
    private const string Curve = "nistp256";
    private readonly string _file;

    private AdminKey(string file) => _file = file;

    /// <summary>The private key, in a form that OpenSSH reads (PKCS#8).</summary>
    public string PrivateText => File.ReadAllText(_file);

    /// <summary>The line of <c>authorized_keys</c>.</summary>
    public string PublicLine
    {
        get
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(PrivateText);
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            byte[] blob = [.. Field(Encoding.ASCII.GetBytes(Algorithm)), .. Field(Encoding.ASCII.GetBytes(Curve)), .. Field([4, .. point.X!, .. point.Y!])];
            return $"{Algorithm} {Convert.ToBase64String(blob)} administrator\n";
        }
    }

    /// <summary>The key of a folder; made now unless it is there.</summary>
    public static AdminKey Open(string folder)
    {
        var file = Path.Combine(folder, "administrator.ssh");
        if (!File.Exists(file))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.Write(file, key.ExportPkcs8PrivateKeyPem() + "\n");
        }

        return new AdminKey(file);
    }

    private static byte[] Field(byte[] content)
    {
        var field = new byte[sizeof(int) + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(field, content.Length);
        content.CopyTo(field, sizeof(int));
        return field;
    }
}
