using System.Text.Json.Nodes;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Takes a machine out: of its cluster first, then away with its disks.</summary>
/// <param name="context">What it works with.</param>
internal sealed class NodeRemoval(RolloutContext context)
{
    private readonly Leadership _leadership = new(context);

    /// <summary>Does it.</summary>
    public async Task RemoveAsync(LeavingNode node, CancellationToken cancel)
    {
        if (node.HandOver == HandOver.MoveLeader && node.Site is not null)
            await LeaveEtcdAsync(node.Name, node.Site, cancel).ConfigureAwait(false);
        if (node.Service?.Drain is { } drain && context.Fleet.IsOn(node.Name))
            await LeaveClientsAsync(node, drain, cancel).ConfigureAwait(false);
        if (node.HandOver == HandOver.Switchover && node.Site is not null)
            await _leadership.TakeFromAsync(node.Name, node.Site, cancel).ConfigureAwait(false);
        context.Say(node.Name, "shutting down");
        await context.Fleet.StopAsync(node.Name, cancel).ConfigureAwait(false);
        if (node.HandOver == HandOver.Switchover && node.Site is not null)
            await LeavePatroniAsync(node.Name, node.Site, cancel).ConfigureAwait(false);
        await context.Fleet.RemoveAsync(node.Name, cancel).ConfigureAwait(false);
        context.Say(node.Name, "removed");
    }

    private async Task LeaveClientsAsync(LeavingNode node, DrainScripts drain, CancellationToken cancel)
    {
        if (await context.Gate.WrongAsync(other => other.StepsAside == node.Service && context.Gate.IsThere(other), cancel)
            .ConfigureAwait(false) is { Count: > 0 } wrong)
        {
            throw new OperationException($"{node.Name} cannot hand its clients over: {string.Join("; ", wrong)}. Mend that first, then run again.");
        }

        await new ClientDrain(context).DrainAsync(node.Name, drain, cancel).ConfigureAwait(false);
    }

    /// <summary>Strikes a member out of etcd, if the others are healthy without it.</summary>
    public async Task LeaveEtcdAsync(string node, string site, CancellationToken cancel)
    {
        var etcd = context.Etcd(site);
        var members = await etcd.MembersAsync(cancel).ConfigureAwait(false);
        if (members.All(member => member.Name != node))
            return;
        if (members.Count < 2)
            throw new OperationException($"{node} is the only etcd member of site {site}; without it there is no quorum. Add another one first.");
        var others = members.Where(member => member.Name != node).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        if (await context.Gate.WrongAsync(other => others.Contains(other.Name), cancel).ConfigureAwait(false) is { Count: > 0 } wrong)
            throw new OperationException($"{node} cannot leave etcd at site {site}: {string.Join("; ", wrong)}. Mend that first, then run again.");
        await etcd.RemoveAsync(member => member.Name == node, cancel).ConfigureAwait(false);
        context.Say(node, "left etcd");
    }

    // A member's key goes with its lease; its slots would stay for as long as Patroni is patient.
    private async Task LeavePatroniAsync(string node, string site, CancellationToken cancel)
    {
        var patroni = context.Patroni(site);
        await HealthGate.WaitUntilAsync(
            context.Gate.Most,
            async () => (await patroni.MembersAsync(cancel).ConfigureAwait(false)).Any(member => member.Name == node) ? "Patroni still has it as a member"
                : null,
            $"removal of {node}",
            cancel).ConfigureAwait(false);
        await patroni.PatchAsync(new JsonObject { [DynamicChanges.SlotPatience] = 0 }, cancel).ConfigureAwait(false);
        foreach (var member in (await patroni.MembersAsync(cancel).ConfigureAwait(false)).Select(member => member.Name))
        {
            await HealthGate.WaitUntilAsync(context.Gate.Most, async () => await HasSlotAsync(member, node, cancel).ConfigureAwait(false)
                ? $"{member} still keeps its slot" : null, $"removal of {node}", cancel).ConfigureAwait(false);
        }

        await patroni.PatchAsync(new JsonObject { [DynamicChanges.SlotPatience] = null }, cancel).ConfigureAwait(false);
        context.Say(node, "left Patroni, its slots are gone");
    }

    // Patroni writes a member's name as a slot's: lower case, other letters as underscores (patroni.dcs.slot_name_from_member_name).
    private async Task<bool> HasSlotAsync(string member, string node, CancellationToken cancel)
    {
        var slot = node.ToLowerInvariant().Replace('-', '_').Replace('.', '_');
        var found = await context.Fleet.RunAsync(member, ["runuser", "-u", "postgres", "--", "psql", "-XAtc", "SELECT count(*) FROM pg_replication_slots "
            + $"WHERE slot_name = '{slot}'", "postgres"], "", cancel).ConfigureAwait(false);
        return found.Output.Trim() != "0";
    }
}
