using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>A sensitive column can hold ciphertext, and the database has the extension that makes it.</summary>
public sealed class SensitiveColumns : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1083";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var contents = region.Declared.Database;
        return
            from table in DeclaredTable.Of(contents)
            from column in table.Declared.Columns
            where column.Value.Sensitive
            let wrong = column.Value.Type != ColumnType.Parse("bytea") ? $"is {column.Value.Type}; ciphertext is bytea"
                : column.Value.Default is not null ? "has a default, which would lie in it in plain"
                : contents.Databases[table.Database].Extensions.Any(extension => extension.ToString() == "pgcrypto")
                    ? null
                    : "is in a database without the extension pgcrypto"
            where wrong is not null
            select new Finding(
                table.Path.Key("columns").Key(column.Key.ToString()),
                $"Sensitive column '{table.Schema}.{table.Name}.{column.Key}' {wrong}.",
                "Set `type: bytea` without a default, and list pgcrypto under the database's `extensions`.");
    }
}
