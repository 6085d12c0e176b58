namespace Bindgen.Tests.Tool;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bindgen-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
