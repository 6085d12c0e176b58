using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Parameters;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>A parameter in `postgresql.parameters` is one that the server has, in its own spelling, with a value that it takes: a server that finds another
/// does not start again.</summary>
public sealed class KnownParameters : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1123";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var version = region.Declared.Postgresql.Version;
        // Of a version without a table another rule speaks.
        if (ServerParameters.Of(version) is not { } known)
            return [];
        return
            from parameter in region.Declared.Postgresql.Parameters
            where !IsOfAnother(parameter.Key)
            let found = known.GetValueOrDefault(parameter.Key)
            let problem = found is null ? new($"PostgreSQL {version} has no parameter '{parameter.Key}'.", "Correct its name, or take it out.")
                : Problem(found, parameter.Key, parameter.Value)
            where problem is not null
            select problem.At(parameter.Key);
    }

    // TimescaleDB's follow its own version, and any other extension's are its own.
    private static bool IsOfAnother(string name) => name.Contains('.', StringComparison.Ordinal)
        && !name.StartsWith("pgaudit.", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("pg_stat_statements.", StringComparison.OrdinalIgnoreCase);

    private static Told? Problem(ServerParameter known, string name, string value) =>
        known.Context == "internal" ? new($"The parameter '{name}' tells what a server was built or made with; nobody sets it.", "Take it out.")
        : known.Name != name ? new($"PostgreSQL writes '{known.Name}', not '{name}'; under two spellings one parameter could have two values.", "Write it so.")
        : known.Refuses(value) is { } wanted ? new($"{name}: PostgreSQL refuses '{value}'; wanted: {wanted}.", "Correct the value, or take the parameter out.")
        : null;

    private sealed record Told(string Message, string Fix)
    {
        public Finding At(string parameter) => new(ModelPath.Of("postgresql", "parameters", parameter), Message, Fix);
    }
}
