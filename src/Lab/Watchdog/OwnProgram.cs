using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Watchdog;

/// <summary>This very program, copied into the lab's folder for processes that stay: a build that overwrites the original would take the code from under
/// them.</summary>
/// <param name="lab">The lab's folder.</param>
internal sealed class OwnProgram(LabFolder lab)
{
    private const string EntryPoint = "provision.dll";

    /// <summary>A command line of it.</summary>
    public ExternalProgram Command(IReadOnlyList<string> arguments) =>
        new(Environment.ProcessPath!, [Path.Combine(Copied(), EntryPoint), .. arguments])
        {
            // One small process a machine: no heap per core, no second compilation.
            Environment = new Dictionary<string, string> { ["DOTNET_gcServer"] = "0", ["DOTNET_GCHeapCount"] = "1", ["DOTNET_TieredPGO"] = "0" },
        };

    private string Copied()
    {
        var copy = Path.Combine(lab.Program, typeof(OwnProgram).Module.ModuleVersionId.ToString("N"));
        if (Directory.Exists(copy))
            return copy;
        var unfinished = Directory.CreateDirectory(Path.Combine(lab.Program, Path.GetRandomFileName())).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(unfinished, Path.GetFileName(file)));
        try
        {
            Directory.Move(unfinished, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        return copy;
    }
}
