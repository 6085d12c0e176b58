namespace ClusterProvisioning.Cli.Tests;

/// <summary>A checkout whose eu-central may go into the cloud: the shipped one lacks an image and an account. Pulumi compiles a region by its stack's
/// name, so that a file elsewhere will not do.</summary>
public sealed class ReadyProject : IDisposable
{
    private readonly string _folder = Path.Combine(Provision.Root, "artifacts", $"ready-{Guid.NewGuid():N}");

    /// <summary>Copies regions and program; the program's files are the same ones, by hard links.</summary>
    public ReadyProject()
    {
        Directory.CreateDirectory(_folder);
        Copy("-r", Path.Combine(Provision.Root, "regions"), Path.Combine(_folder, "regions"));
        Copy("-rl", Path.Combine(Provision.Root, "artifacts", "program", "bin", "Cli", "release"), Path.Combine(_folder, "bin"));
        var region = Path.Combine(_folder, "regions", "eu-central.yaml");
        var shipped = File.ReadAllText(region).Replace("ami-00000000000000000", "ami-0e0c3a1f5d7b90001", StringComparison.Ordinal);
        Copy("-r", Path.Combine(Provision.Root, "tests", "Rules.Tests", "ready", "images"), Path.Combine(_folder, "regions", "images"));
        const string Ready = "region: eu-central\naccount: \"111122223333\"\nimage: 0f1e2d3c4b5a6978\n";
        File.WriteAllText(region, shipped.Replace("region: eu-central\n", Ready, StringComparison.Ordinal));
    }

    /// <summary>The file of the region that may go into the cloud.</summary>
    public string RegionFile => Path.Combine(_folder, "regions", "eu-central.yaml");

    /// <summary>The program, an argument of <c>dotnet</c>.</summary>
    public string Program => Path.Combine(_folder, "bin", "provision.dll");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Copy(string how, string from, string to)
    {
        using var copy = System.Diagnostics.Process.Start("cp", [how, from, to]);
        copy.WaitForExit();
        copy.ExitCode.ShouldBe(0);
    }
}
