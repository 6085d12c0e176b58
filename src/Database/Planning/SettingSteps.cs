using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for server parameters of databases' and roles' sessions.</summary>
internal static class SettingSteps
{
    /// <summary>Sets or resets a parameter; sessions that are open keep what they have.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var id = difference.Id;
        var target = id.Name.Length == 0
            ? id.Database.Length == 0 ? "ROLE ALL" : $"DATABASE {Quote.Identifier(id.Database)}"
            : $"ROLE {Quote.Identifier(id.Name)}{(id.Database.Length == 0 ? "" : $" IN DATABASE {Quote.Identifier(id.Database)}")}";
        var reset = $"ALTER {target} RESET {Parameter(id.Part)}";
        var statement =
            difference.Declared is CatalogSetting declared ? $"ALTER {target} SET {Parameter(id.Part)} = {Quote.Setting(id.Part, declared.Value)}" : reset;
        yield return new Step
        {
            Object = id,
            Kind = StepKind.Alter,
            Reason = difference.Reason,
            Stage = Stage.Settings,
            Statements = [statement],
            Reverse = difference.Found is CatalogSetting found ? $"ALTER {target} SET {Parameter(id.Part)} = {Quote.Setting(id.Part, found.Value)}" : reset,
            Effects = [difference.Declared is null ? Effect.Remove(id) : Effect.Put(difference.Declared)],
        };
    }

    /// <summary>An extension's parameter has two names with a dot between.</summary>
    private static string Parameter(string name) => string.Join('.', name.Split('.').Select(Quote.Identifier));
}
