namespace ClusterProvisioning.Lab.Certificates;

/// <summary>A certificate of the lab's authority, on the host.</summary>
/// <param name="CertificateFile">The certificate (PEM).</param>
/// <param name="KeyFile">Its key (PEM, PKCS#8), readable by root alone.</param>
public sealed record IssuedCertificate(string CertificateFile, string KeyFile);
