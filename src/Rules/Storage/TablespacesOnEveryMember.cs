using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>
/// Each tablespace's folder lies on a data disk set of every kind of database machine: a standby without it stops when CREATE TABLESPACE is replayed.
/// </summary>
public sealed class TablespacesOnEveryMember : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1057";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from @group in region.Groups.Where(each => each.Role is NodeRole.Database or NodeRole.Restore).DistinctBy(each => each.Declared.Hardware)
            from tablespace in region.Tablespaces.Where(each => each.Declared.Location.StartsWith('/'))
            where tablespace.DataSetOf(@group.Hardware) is null
            let place = tablespace.Declared.Location
            let hardware = $"'{@group.Declared.Hardware}' (group '{@group.Name}' of site '{@group.Site}')"
            select new Finding(
                tablespace.Path.Key("location"),
                $"Tablespace '{tablespace.Name}' lies at {place}, which is on no data disks of {hardware}: it would fill the system's disk, or fail.",
                "Put it below a mount that every member has, or give that hardware a disk set there.");
    }
}
