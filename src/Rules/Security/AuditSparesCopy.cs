using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>pgaudit is on for no session that may insert into a hypertable.</summary>
/// <remarks>
/// COPY into a hypertable with pgaudit on ends the whole server with signal 11 (https://github.com/timescale/timescaledb/issues/7667; seen with TimescaleDB
/// 2.19.3 and pgaudit 17.1).
/// </remarks>
public sealed class AuditSparesCopy : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1037";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Database.Databases.SelectMany(database => Check(region.Declared.Database, database.Key, database.Value));
    }

    private static IEnumerable<Finding> Check(ContentsDeclaration contents, SqlName name, DatabaseDeclaration database)
    {
        var hypertables = database.Schemas.Values.SelectMany(schema => schema.Tables).Where(table => table.Value.Hypertable is not null).ToList();
        if (hypertables.Count == 0)
            yield break;
        var path = ModelPath.Of("database", "databases", name);
        if (SwitchesOn(database.Settings))
            yield return Finding(path.Key("settings"), "all sessions of the database");
        var writers = hypertables.SelectMany(table => table.Value.Grants)
            .Where(grant => grant.Value.Contains(Privilege.Insert))
            .Select(grant => grant.Key)
            .ToHashSet();
        foreach (var role in writers)
        {
            if (database.RoleSettings.TryGetValue(role, out var settings) && SwitchesOn(settings))
                yield return Finding(path.Key("roleSettings").Key(role.ToString()), $"sessions of '{role}', which may insert");
            if (contents.Roles.TryGetValue(role, out var declared) && SwitchesOn(declared.Settings))
                yield return Finding(ModelPath.Of("database", "roles", role, "settings"), $"sessions of '{role}', which may insert");
        }
    }

    private static bool SwitchesOn(IReadOnlyDictionary<string, string> settings) =>
        settings.Any(setting => (setting.Key == "pgaudit.log" && setting.Value != "none") || (setting.Key == "pgaudit.role" && setting.Value.Length > 0));

    private static Finding Finding(ModelPath path, string who) => new(
        path,
        $"pgaudit is switched on for {who}: COPY into a hypertable then crashes the server (timescale/timescaledb issue 7667).",
        "Switch pgaudit on by role, under `roleSettings`, for roles that only read; log_statement logs the others' DDL.");
}
