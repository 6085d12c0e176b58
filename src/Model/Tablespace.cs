using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A tablespace: a folder that lies on a disk set of every member, since a standby replays CREATE TABLESPACE.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declared">The tablespace as it was written.</param>
public sealed record Tablespace(SqlName Name, TablespaceDeclaration Declared)
{
    /// <summary>The declared folder, without a slash at the end.</summary>
    public string Location => Declared.Location.TrimEnd('/');

    /// <summary>Its place in the model.</summary>
    public ModelPath Path => ModelPath.Of("database", "tablespaces", Name);

    /// <summary>The disk set of a machine that holds its folder; null where none does, or where it is the set that boots the machine.</summary>
    public Name? DataSetOf(HardwareDeclaration hardware)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        return hardware.DiskSetOf(Declared.Location) is { } set && !hardware.Disks[set].IsBoot ? set : null;
    }
}
