using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>Tablespaces that the server itself encrypts are not asked of community PostgreSQL.</summary>
public sealed class TransparentEncryption : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1066";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string OfDisks = "disks are encrypted below the file system (`diskEncryption`)";
        const string OfBackups = "backups by the tool (`encryption`)";
        const string OfColumns = "sensitive columns by pgcrypto (`sensitive: true`)";
        var community = $"community PostgreSQL {region.Declared.Postgresql.Version}";
        return !region.Declared.Security.TransparentDataEncryption ? [] :
        [
            new Finding(
                ModelPath.Of("security", "transparentDataEncryption"),
                $"Transparent data encryption of tablespaces is asked for; {community} has none (vendors' builds do).",
                $"Nothing is made from it: {OfDisks}, {OfBackups}, {OfColumns}."),
        ];
    }
}
