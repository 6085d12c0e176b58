using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Patroni;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Lays what Patroni says beside what the server's catalog says.</summary>
internal static class PatroniObjects
{
    /// <summary>Slots in their state, and the settings that are looked after.</summary>
    /// <param name="found">The server's objects, physical slots among them.</param>
    /// <param name="patroni">What Patroni says; null where it was not asked.</param>
    /// <param name="scope">What is looked after.</param>
    public static CatalogSnapshot Merge(CatalogSnapshot found, PatroniReading? patroni, ManagedScope scope)
    {
        var onServer = found.All<CatalogSlot>().Select(slot => slot.Id.Name).ToHashSet(StringComparer.Ordinal);
        var others = found.Objects.Values.Where(each => each is not CatalogSlot);
        // Without Patroni nobody can tell a member's slot from a stray one.
        if (patroni is null)
            return CatalogSnapshot.Of(others.Concat(onServer.Where(scope.Slots.Contains).Select(name => Slot(name, CatalogSlot.Permanent))));
        var members = patroni.Members.Concat(scope.Members).Select(OfMember).ToHashSet(StringComparer.Ordinal);
        var slots = patroni.Slots.Select(name => Slot(name, onServer.Contains(name) ? CatalogSlot.Permanent : "in Patroni's configuration only"))
            .Concat(onServer
            .Except(patroni.Slots, StringComparer.Ordinal)
            .Where(name => !members.Contains(name))
            .Select(name => Slot(name, "on the server only, until Patroni's next loop")));
        var settings = patroni.Settings
            .Where(setting => setting.Key.StartsWith(PatroniParameters.Path, StringComparison.Ordinal) || scope.Settings.Contains(setting.Key))
            .Where(setting => !PatroniParameters.IsOfMachines(setting.Key))
            .Select(setting => new CatalogParameter(new ObjectId(ObjectKind.Parameter, Name: setting.Key), setting.Value));
        return CatalogSnapshot.Of(others.Concat(slots).Concat(settings));
    }

    /// <summary>A member's slot has its name, as far as slot names allow (Patroni, <c>slot_name_from_member_name</c>).</summary>
    private static string OfMember(string member) => string.Concat(member.ToLowerInvariant().Select(letter => letter is '-' or '.' or ' ' ? '_' : letter));

    private static CatalogSlot Slot(string name, string state) => new(new ObjectId(ObjectKind.Slot, Name: name)) { State = state };
}
