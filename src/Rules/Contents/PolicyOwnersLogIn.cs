using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>The owner of a table that is compressed or aggregated may log in: TimescaleDB's workers run its policies in its name.</summary>
/// <remarks>
/// Otherwise <c>add_compression_policy</c> answers "permission denied to start background process" (TimescaleDB source, <c>ts_bgw_job_validate_job_owner</c>).
/// </remarks>
public sealed class PolicyOwnersLogIn : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1038";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string Refusal = "TimescaleDB refuses compression and refresh policies whose owner has no LOGIN";
        var contents = region.Declared.Database;
        return
            from table in DeclaredTable.Of(contents)
            where table.Declared.Hypertable is { } hypertable && (hypertable.Compression is not null || hypertable.Aggregates.Count > 0)
            let database = contents.Databases[table.Database]
            let owner = table.Declared.Owner ?? database.Schemas[table.Schema].Owner ?? database.Owner
            where contents.Roles.TryGetValue(owner, out var role) && role.Login == LoginMethod.None
            group $"{table.Schema}.{table.Name}" by owner into tables
            select new Finding(
                ModelPath.Of("database", "roles", tables.Key),
                $"Role '{tables.Key}' owns {string.Join(", ", tables)} and does not log in: {Refusal}.",
                "Set `login: worker`: the role may log in, has no password and no way in.");
    }
}
