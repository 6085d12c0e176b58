using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>Where facilities are kept apart, no table that holds a facility's rows is shown to anybody without its isolation.</summary>
public sealed class IsolationDeclared : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1101";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (!region.Declared.Security.RowLevelSecurity)
            return [];
        var tables = DeclaredTable.Of(region.Declared.Database).ToList();
        var columns = tables.Select(table => table.Declared.Isolation?.Column).OfType<SqlName>().ToHashSet();
        return
            from table in tables
            where table.Declared.Isolation is null && table.Declared.Grants.Values.Any(granted => granted.Contains(Privilege.Select))
            from column in table.Declared.Columns.Keys
            where columns.Contains(column)
            let holds = $"holds rows of facilities ('{column}') and is granted for reading"
            select new Finding(
                table.Path,
                $"Table '{table.Schema}.{table.Name}' {holds}; every facility's login in those roles sees the others' rows.",
                $"Declare `isolation: {{column: {column}}}`, or set `security: {{rowLevelSecurity: false}}`.");
    }
}
