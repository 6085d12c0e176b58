using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for Patroni's dynamic configuration, through its REST API.</summary>
internal static class ParameterSteps
{
    /// <summary>Sets a setting, or takes out one that nobody declared.</summary>
    /// <param name="difference">What differs.</param>
    /// <param name="restartParameters">PostgreSQL's parameters that only a restart changes.</param>
    public static IEnumerable<Step> For(Difference difference, IReadOnlySet<string> restartParameters)
    {
        var path = difference.Id.Name;
        var waits =
            path.StartsWith(PatroniParameters.Path, StringComparison.Ordinal) && restartParameters.Contains(path[PatroniParameters.Path.Length..]);
        yield return new Step
        {
            Object = difference.Id,
            Kind = waits ? StepKind.Restart : difference.Found is null ? StepKind.Create : StepKind.Alter,
            Reason = waits ? difference.Reason + "; members carry pending_restart until each was restarted (patronictl restart)" : difference.Reason,
            Stage = Stage.Slots,
            Statements = [],
            Patch = Nested(path.Split('.', 3), (difference.Declared as CatalogParameter)?.Json ?? "null"),
            Effects = [difference.Declared is null ? Effect.Remove(difference.Id) : Effect.Put(difference.Declared)],
        };
    }

    private static string Nested(IEnumerable<string> path, string json) =>
        path.Reverse().Aggregate(json, (inner, name) => $"{{{JsonSerializer.Serialize(name)}: {inner}}}");
}
