using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Contents;

/// <summary>Chunks grow warm before they grow cold, and are dropped last; compression comes no later than cold.</summary>
public sealed class LifecycleOrder : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1036";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from table in DeclaredTable.Of(region.Declared.Database)
            let lifecycle = table.Declared.Hypertable?.Lifecycle
            where lifecycle is not null
            from wrong in Wrong(lifecycle)
            select new Finding(
                table.Path.Key("hypertable").Key("lifecycle"),
                $"Hypertable '{table.Schema}.{table.Name}': {wrong}.",
                "Order the ages warmAfter < coldAfter < dropAfter, each age of a move with its tablespace.");
    }

    private static IEnumerable<string> Wrong(LifecycleDeclaration lifecycle)
    {
        if (lifecycle.WarmAfter is { } warm && lifecycle.ColdAfter is { } cold && warm.Milliseconds >= cold.Milliseconds)
            yield return $"warmAfter {warm} is not before coldAfter {cold}";
        if ((lifecycle.ColdAfter ?? lifecycle.WarmAfter) is { } last && lifecycle.DropAfter is { } drop && last.Milliseconds >= drop.Milliseconds)
            yield return $"dropAfter {drop} is not after {last}, the age of the last move";
        if ((lifecycle.WarmAfter is null) != (lifecycle.Warm is null) || (lifecycle.ColdAfter is null) != (lifecycle.Cold is null))
            yield return "an age is given without a tablespace, or a tablespace without an age";
    }
}
