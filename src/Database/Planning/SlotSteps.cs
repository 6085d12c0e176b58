using System.Text.Json;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for permanent slots. Patroni makes them; one that SQL makes is gone at its next loop.</summary>
internal static class SlotSteps
{
    /// <summary>Asks Patroni for a slot, or to let one go.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var name = difference.Id.Name;
        var slot = difference.Declared as CatalogSlot;
        yield return new Step
        {
            Object = difference.Id,
            Kind = slot is null ? StepKind.Destructive : difference.Found is null ? StepKind.Create : StepKind.Alter,
            Reason = slot is null ? difference.Reason : $"{difference.Reason}; consumer: {slot.Consumer}; it holds no more WAL than max_slot_wal_keep_size",
            Stage = Stage.Slots,
            Statements = [],
            Patch = Patch(name, slot is null ? "null" : "{\"type\": \"physical\"}"),
            Reverse = slot is null ? null : $"PATCH /config {Patch(name, "null")}",
            Loses = slot is null ? $"the WAL that slot {name} keeps for its consumer" : null,
            Effects = [slot is null ? Effect.Remove(difference.Id) : Effect.Put(slot)],
        };
    }

    private static string Patch(string name, string value) => $"{{\"slots\": {{{JsonSerializer.Serialize(name)}: {value}}}}}";
}
