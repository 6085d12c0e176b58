using System.Globalization;
using System.Reflection;
using ClusterProvisioning.Host;
using ClusterProvisioning.Model;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines.Checks;

/// <summary>Has every file of a bundle read by its own program, in an overlay over the image that goes when the process ends.</summary>
/// <param name="image">The image's folder.</param>
public sealed class BundleChecker(string image)
{
    private const string ScriptResource = "check-node";

    /// <summary>The only program to run; all of them unless given.</summary>
    public string? Only { get; init; }

    /// <summary>What the programs said, in the order of the checks.</summary>
    /// <exception cref="InvalidOperationException">The overlay could not be made.</exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(Region region, Bundle bundle, CancellationToken cancellation)
    {
        var checks = BundleChecks.Of(bundle).Where(check => Only is null || check.Checker == Only).ToList();
        var work = Directory.CreateTempSubdirectory("provision-check-");
        try
        {
            Prepare(work.FullName, region, bundle, checks);
            await StartAsync(bundle, work.FullName, cancellation).ConfigureAwait(false);
            return [.. checks.Select((check, i) => Result(check, Stem(work.FullName, i)))];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static void Prepare(string work, Region region, Bundle bundle, List<Check> checks)
    {
        BundleFolder.WriteTree(Path.Combine(work, "files"), bundle);
        var folder = Directory.CreateDirectory(Path.Combine(work, "checks")).FullName;
        File.WriteAllText(Path.Combine(folder, "install"), InstallScript.Of(bundle));
        File.WriteAllText(Path.Combine(work, "addresses"), string.Concat(LoopbackAddresses(bundle, region).Select(address => $"{address}\n")));
        for (var i = 0; i < checks.Count; i++)
        {
            File.WriteAllText(Stem(work, i) + ".check", checks[i].Command);
            foreach (var (name, content) in checks[i].Input)
                File.WriteAllText(Path.Combine(folder, name), content);
        }

        using var script = File.Create(Path.Combine(work, ScriptResource));
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(ScriptResource)
            ?? throw new InvalidOperationException($"The program was built without its resource {ScriptResource}.");
        resource.CopyTo(script);
    }

    // Daemons bind to the machine's own addresses; Patroni also wants an answer from etcd's.
    private static IEnumerable<string> LoopbackAddresses(Bundle bundle, Region region) =>
        bundle.Node.Addresses
            .Concat(region.Nodes.SelectMany(node => node.Addresses))
            .Select(address => address.Address.ToString())
            .Distinct(StringComparer.Ordinal);

    private async Task StartAsync(Bundle bundle, string work, CancellationToken cancellation)
    {
        var apart = new ExternalProgram(
            "unshare",
            ["--mount", "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child", "bash", Path.Combine(work, ScriptResource), image, work]);
        var result = await apart.TryAsync(cancellation).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"The files of {bundle.Node.Name} could not be installed over the image {image}: {result.Error.Trim()}");
    }

    private static CheckResult Result(Check check, string stem)
    {
        var numbers = File.ReadAllText(stem + ".code").Split(' ');
        var code = int.Parse(numbers[0], CultureInfo.InvariantCulture);
        var took = TimeSpan.FromMicroseconds(long.Parse(numbers[1], CultureInfo.InvariantCulture));
        return new CheckResult(check.Checker, check.Subject, check.Judge(code, File.ReadAllText(stem + ".output")), took);
    }

    private static string Stem(string work, int index) => Path.Combine(work, "checks", index.ToString("00", CultureInfo.InvariantCulture));
}
