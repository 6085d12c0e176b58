using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>A region with sensitive columns says for whom they are encrypted, or that whoever applies it says so.</summary>
/// <remarks>A warning: the region can be built and tried without.</remarks>
public sealed class SensitiveColumnsSealed : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1096";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string PublicHalf = "declare its public half under `database.encryption.publicKey`";
        const string OfOperator = "`keyFrom: operator` and give it to each apply";
        return region.Declared.Database.Encryption is { PublicKey: not null } or { KeyFrom: KeySource.Operator } ? [] :
            from table in DeclaredTable.Of(region.Declared.Database)
            from column in table.Declared.Columns
            where column.Value.Sensitive
            select new Finding(
                table.Path.Key("columns").Key(column.Key.ToString()),
                $"Column '{table.Schema}.{table.Name}.{column.Key}' is sensitive and the region declares no key: nothing keeps plain text out of it.",
                $"Make a pair (docs/how-to/encrypt-a-column.md) and {PublicHalf}, or {OfOperator}.");
    }
}
