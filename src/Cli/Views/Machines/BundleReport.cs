using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Checks;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Cli.Views.Machines;

/// <summary>Writes the bundles of machines: lists, whole files, results of checks.</summary>
internal static class BundleReport
{
    private const int ShownHash = 12;
    private const int ShownLines = 20;

    /// <summary>A line a file: mode, owner, size, hash, path.</summary>
    public static void WriteList(TextWriter output, IReadOnlyList<Bundle> bundles)
    {
        foreach (var bundle in bundles)
        {
            output.Write($"{bundle.Node.Name} ({bundle.Site.Name}/{bundle.NodeGroup.Name})  {bundle.Files.Count} files  sha256:{bundle.Hash}\n");
            foreach (var file in bundle.Files)
                output.Write($"  {file.Mode} {$"{file.Owner}:{file.Group}",-17} {Encoding.UTF8.GetByteCount(file.Content),6} {Hash(file)} {file.Path}\n");
            output.Write($"  units: {string.Join(' ', bundle.Units)}\n");
        }
    }

    /// <summary>Every file of one machine with its text.</summary>
    public static void WriteWhole(TextWriter output, Bundle bundle)
    {
        foreach (var file in bundle.Files)
            output.Write($"==> {file.Path} ({file.Mode} {file.Owner}:{file.Group})\n{file.Content}\n");
        output.Write($"==> units\n{string.Concat(bundle.Units.Select(unit => unit + "\n"))}");
    }

    /// <summary>What the programs said; a line a machine where all is well.</summary>
    public static void WriteChecks(TextWriter output, Bundle bundle, IReadOnlyList<CheckResult> results)
    {
        var bad = results.Where(result => result.Problem is not null).ToList();
        var took = TimeSpan.FromTicks(results.Sum(result => result.Took.Ticks)).TotalSeconds;
        var checkers = string.Join(", ", results.Select(result => result.Checker).Distinct(StringComparer.Ordinal));
        var passed = $"{results.Count - bad.Count} of {results.Count} checks in {took:0.0} s ({checkers})";
        output.Write($"{(bad.Count == 0 ? "ok  " : "FAIL")} {bundle.Node.Name}: {passed}\n");
        foreach (var result in bad)
            output.Write($"     {result.Checker} {result.Subject}:\n{Indented(result.Problem!)}");
    }

    // The last words of a program say why it stopped.
    private static string Indented(string text) => string.Concat(text.TrimEnd('\n').Split('\n').TakeLast(ShownLines).Select(line => $"       {line}\n"));

    private static string Hash(NodeFile file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Content)))[..ShownHash];
}
