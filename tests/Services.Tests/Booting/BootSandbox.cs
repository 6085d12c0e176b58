using System.Diagnostics;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Booting;

/// <summary>A gateway of the image beside a cloud of moto's, in namespaces of their own.</summary>
internal sealed class BootSandbox : IDisposable
{
    /// <summary>The first boot, as a command.</summary>
    public const string Boot = "\ncluster-boot >>/test/out 2>>/test/error; echo \"exit $?\"; ";

    private static readonly string[] Files =
    [
        "src/Image/Recipe/cluster-boot",
        "src/Image/Recipe/cluster-boot.service",
        "src/Image/Recipe/cluster-renew.service",
        "src/Image/Recipe/cluster-renew.timer",
        "src/Machines/Booting/signer.py",
        "tests/Services.Tests/Booting/metadata.py",
        "tests/Services.Tests/Booting/signing.py",
        "tests/Services.Tests/Booting/authority.py",
        "tests/Services.Tests/Booting/cloud.py",
        "tests/Services.Tests/Booting/revocation.py",
        "tests/Services.Tests/Booting/first-boot",
        "tests/Services.Tests/Booting/units",
    ];

    private static readonly string[] Apart = ["--mount", "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child"];

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("provision-boot-");

    public void Dispose() => _work.Delete(recursive: true);

    /// <summary>What the commands say on the machine, line by line.</summary>
    public string[] Run(string commands)
    {
        var (image, region) = (TestImage.Folder(), TestBundles.Region("eu-central"));
        BundleArchive.Write(_work.FullName, region, [TestBundles.Of("eu-central", "aws", "gateway1")]);
        Directory.Move(Path.Combine(_work.FullName, "primary"), Path.Combine(_work.FullName, "site"));
        var root = ProjectLayout.Find().Root;
        foreach (var file in Files)
            File.Copy(Path.Combine(root, file), Path.Combine(_work.FullName, Path.GetFileName(file)));
        var certificates = CertificateSigner.Of(region, region.Primary!)[NodeRole.Gateway];
        File.WriteAllText(Path.Combine(_work.FullName, CertificateSigner.DeclaredFile), CertificateSigner.DeclaredOf(90, certificates));
        File.WriteAllText(Path.Combine(_work.FullName, "commands"), commands);
        var start = new ProcessStartInfo(
            "unshare",
            [.. Apart, "bash", Path.Combine(_work.FullName, "first-boot"), image, _work.FullName, "gateway", "gateway1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var said = Path.Combine(_work.FullName, "error");
        output.ShouldNotBeEmpty(error.Result);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines is ["exit 1", ..] && !File.Exists(said) ? throw new InvalidOperationException(error.Result) : lines;
    }
}
