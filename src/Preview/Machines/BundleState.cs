using ClusterProvisioning.Fleet;
using ClusterProvisioning.Machines;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>What a bundle gives its machine, as comparisons take it: files with their rights, units, and who reads each file.</summary>
public static class BundleState
{
    /// <summary>The state of a machine that has just this bundle.</summary>
    public static MachineState Of(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var files = bundle.Files.Select(file => new MachineFile(file.Path, $"{file.Mode} {file.Owner}:{file.Group}", file.Content));
        return new MachineState(bundle.Node.Name.ToString(), files.ToDictionary(file => file.Path, StringComparer.Ordinal), bundle.Units)
        {
            Readers = ReaderList.Of(bundle),
        };
    }
}
