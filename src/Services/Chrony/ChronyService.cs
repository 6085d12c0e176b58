using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.Chrony;

/// <summary>chrony, where a declared way leads to a clock.</summary>
public sealed class ChronyService : IService, IChecked, IInstalled
{
    /// <summary>Debian's unit of chronyd.</summary>
    public const string Unit = "chrony.service";

    /// <inheritdoc/>
    public string Name => "chrony";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["chrony"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => ChronyConfiguration.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) =>
        files.Find(ChronyConfiguration.Path) is { } clock ? [new("chronyd", clock.Path, $"chronyd -p -f {clock.Path}")] : [];
}
