namespace ClusterProvisioning.Cli.Tests;

/// <summary>A region file that is gone after the test.</summary>
internal sealed class TemporaryRegion : IDisposable
{
    public TemporaryRegion(string text)
    {
        Path = System.IO.Path.GetTempFileName();
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
