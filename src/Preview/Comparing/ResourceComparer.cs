using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Comparing;

/// <summary>Compares the resources of two sides.</summary>
public static class ResourceComparer
{
    /// <summary>What becomes of each resource, in the order of the new program, those that go last.</summary>
    public static ResourceComparison Compare(RegionSide before, RegionSide after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var left = before.Resources.ToDictionary(resource => resource.Identity);
        var (drafts, unknown) = (new List<ResourceDraft>(), new List<UnknownProperty>());
        foreach (var resource in after.Resources)
        {
            var draft = new ResourceDraft(Take(left, resource), resource);
            draft.Compare(before.IsRecorded, unknown);
            drafts.Add(draft);
        }

        Replacements.Spread(drafts);
        var gone = before.Resources
            .Where(resource => left.ContainsKey(resource.Identity))
            .Select(resource => new ResourceChange { Kind = ChangeKind.Deleted, Before = resource });
        var changes = drafts.Select(draft => draft.Change()).OfType<ResourceChange>().Concat(gone).ToList();
        return new ResourceComparison(changes, unknown, after.Resources.Count);
    }

    private static CloudResource? Take(Dictionary<(string Type, string Name), CloudResource> left, CloudResource wanted)
    {
        foreach (var identity in wanted.Aliases.Prepend(wanted.Identity))
        {
            if (left.Remove(identity, out var found))
                return found;
        }

        return null;
    }
}
