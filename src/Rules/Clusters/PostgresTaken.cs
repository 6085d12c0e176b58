using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Parameters;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>PostgreSQL is of a version with which clusters can be made: one whose parameters are known here.</summary>
public sealed class PostgresTaken : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1126";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (version, known) = (region.Declared.Postgresql.Version, ServerParameters.Versions);
        if (known.Contains(version))
            return [];
        // initdb(1), runtime-config-client and auth-username-maps of PostgreSQL 17's documentation.
        const string Lacks = "lacks what every cluster here is made with: initdb's locale provider 'builtin', transaction_timeout, and +role in pg_ident.conf";
        return
        [
            new Finding(
                ModelPath.Of("postgresql", "version"),
                version < known[0] ? $"PostgreSQL {version} {Lacks}." : $"PostgreSQL {version} is newer than what was tried: {string.Join(", ", known)}.",
                $"Declare {string.Join(" or ", known)}."),
        ];
    }
}
