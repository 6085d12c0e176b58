using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>Before a region goes into the cloud, whoever brings it there knows that the job on Kubernetes wants the key for sensitive columns.</summary>
/// <remarks>A warning: whether the stack's configuration has it, the file does not know.</remarks>
public sealed class ColumnKeyGiven : IBeforeUp
{
    /// <inheritdoc/>
    public string Code => "CP1112";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var declared = region.Declared;
        if (declared is not { Target: Target.Aws, Kubernetes: not null, Database.Encryption: { KeyFrom: KeySource.Operator, PublicKey: null } })
            yield break;
        var sealedColumns = DeclaredTable.Of(declared.Database)
            .SelectMany(table => table.Declared.Columns.Where(column => column.Value.Sensitive).Select(column => $"{table.Schema}.{table.Name}.{column.Key}"))
            .ToList();
        if (sealedColumns.Count == 0)
            yield break;
        yield return new Finding(
            ModelPath.Of("database", "encryption", "keyFrom"),
            $"The key for {string.Join(", ", sealedColumns)} comes from the stack's configuration: without it they take nothing,"
                + " and the job that applies the database part says so by failing, at the end of `up`.",
            $"See that it is there: `pulumi config get {ColumnKey.Setting} -s {region.Name}`; docs/how-to/encrypt-a-column.md has the command that sets it.");
    }
}
