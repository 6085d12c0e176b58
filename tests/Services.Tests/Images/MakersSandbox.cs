using System.Diagnostics;
using ClusterProvisioning.Image;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Images;

/// <summary>A tree of the image beside a maker's repository on loopback, in namespaces of their own.</summary>
internal sealed class MakersSandbox : IDisposable
{
    private static readonly string[] Files = ["makers", "repository"];
    private static readonly string[] Apart = ["--mount", "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child"];

    private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("provision-makers-");

    public void Dispose() => _work.Delete(recursive: true);

    /// <summary>What is said while a tree takes from makers, and by the commands that follow in it, line by line.</summary>
    public string[] Run(MakersSoftware software, string commands, bool debianOnly = false, string signedBy = "maker")
    {
        var image = TestImage.Folder();
        var folder = Path.Combine(ProjectLayout.Find().Root, "tests", "Services.Tests", "Images");
        foreach (var file in Files)
            File.Copy(Path.Combine(folder, file), Path.Combine(_work.FullName, file), overwrite: true);
        new DiskRecipe(ImageTarget.Aws, MachineServices.Image, software, debianOnly).Files.WriteTo(Path.Combine(_work.FullName, "recipe"));
        File.WriteAllText(Path.Combine(_work.FullName, "commands"), commands);
        var start = new ProcessStartInfo("unshare", [.. Apart, "bash", Path.Combine(_work.FullName, "makers"), image, _work.FullName, signedBy])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.ShouldContain("exit ", customMessage: error.Result);
        return [.. $"{error.Result}{output}".Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
