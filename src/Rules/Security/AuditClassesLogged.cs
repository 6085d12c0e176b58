using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>Each class of statements that is to be audited is logged for some role's sessions: pgaudit logs by role only (CP1037).</summary>
public sealed class AuditClassesLogged : IRule
{
    private const string Setting = "pgaudit.log";

    /// <inheritdoc/>
    public string Code => "CP1100";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var logged = Logged(region).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            from wanted in region.Declared.Security.Audit.Classes
            where !logged.Contains(wanted.ToString()) && !logged.Contains("all")
            let name = wanted.ToString().ToLowerInvariant()
            select new Finding(
                ModelPath.Of("security", "audit", "classes"),
                $"Statements of class '{name}' are to be audited, and no role's {Setting} names it.",
                $"Add '{name}' to {Setting} under `roleSettings` of a role that does not write readings, or take the class out.");
    }

    private static IEnumerable<string> Logged(Region region) =>
        region.Declared.Database.Databases.Values.SelectMany(database => database.RoleSettings.Values)
            .Concat(region.Declared.Database.Roles.Values.Select(role => role.Settings))
            .SelectMany(settings => settings.TryGetValue(Setting, out var classes)
                ? classes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : []);
}
