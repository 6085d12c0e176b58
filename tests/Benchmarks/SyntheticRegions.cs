using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Benchmarks;

/// <summary>Any number of regions, each a file of its own with other addresses.</summary>
internal sealed class SyntheticRegions : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regions");
    private readonly ProjectLayout _project = ProjectLayout.Find();
    private readonly List<string> _files = [];

    public SyntheticRegions(int count)
    {
        var euCentral = File.ReadAllText(Path.Combine(_project.Regions, "eu-central.yaml")).Replace(
            "extends: enterprise",
            $"extends: {_project.Profiles}/enterprise.yaml",
            StringComparison.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var file = Path.Combine(_folder.FullName, $"r{i}.yaml");
            File.WriteAllText(file, euCentral.Replace("region: eu-central", $"region: r{i}", StringComparison.Ordinal));
            _files.Add(file);
        }
    }

    /// <summary>Loads and validates the region with this number.</summary>
    public Region Load(int number)
    {
        var loaded = new RegionLoader(_project.Profiles).Load(_files[number]);
        return loaded.Region ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
