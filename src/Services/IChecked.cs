namespace ClusterProvisioning.Services;

/// <summary>A service whose files are read by a program before a machine gets them: its own checker, or the daemon itself, started inside the image.</summary>
public interface IChecked
{
    /// <summary>The checks of what it brings to a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="files">What <see cref="IService.FilesOf"/> gave.</param>
    IEnumerable<Check> Checks(Machine machine, ServiceFiles files);
}
