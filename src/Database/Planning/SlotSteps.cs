using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for permanent slots. Patroni makes them; one that SQL makes is gone at its next loop.</summary>
internal static class SlotSteps
{
    /// <summary>Asks Patroni for a slot.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var slot = (CatalogSlot)difference.Declared!;
        yield return new Step
        {
            Object = difference.Id,
            Kind = StepKind.Create,
            Reason = $"{difference.Reason}; consumer: {slot.Consumer}",
            Stage = Stage.Slots,
            Statements = [],
            Patch = $"{{\"slots\": {{{JsonSerializer.Serialize(difference.Id.Name)}: {{\"type\": \"physical\", \"cluster_type\": \"primary\"}}}}}}",
            Effects = [Effect.Put(slot)],
        };
    }
}
