using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Comparing;

/// <summary>What a replacement brings after it: a new subnet has a new id, so its interfaces are replaced, and so their machines.</summary>
internal static class Replacements
{
    /// <summary>Follows the references of replaced resources until nothing more is replaced.</summary>
    public static void Spread(IReadOnlyList<ResourceDraft> drafts)
    {
        var waiting = new Queue<ResourceDraft>(drafts.Where(draft => draft.IsReplaced));
        if (waiting.Count == 0)
            return;
        var users = drafts.SelectMany(draft => References("", draft.Resource.Inputs).Select(found => (found.Key, found.Path, Draft: draft)))
            .ToLookup(use => use.Key, StringComparer.Ordinal);
        while (waiting.TryDequeue(out var replaced))
        {
            foreach (var (_, path, user) in users[replaced.Resource.Key ?? ""])
            {
                var before = user.IsReplaced;
                user.Follow(path, replaced.Resource);
                if (!before && user.IsReplaced)
                    waiting.Enqueue(user);
            }
        }
    }

    private static IEnumerable<(string Key, string Path)> References(string path, InputValue value) => value switch
    {
        SymbolicValue symbol => symbol.References.Select(key => (key, path)),
        MapValue map => map.Entries.SelectMany(entry => References(PropertyPath.Join(path, entry.Key), entry.Value)),
        ListValue list => list.Items.SelectMany((item, at) => References($"{path}[{at}]", item)),
        _ => [],
    };
}
