namespace ClusterProvisioning.House.Tests.Namespaces;

/// <summary>
/// Finds circles between namespaces. An outer namespace is the ground that those inside it stand on: C# shows it to them without a <c>using</c>, and it holds
/// what they share and the entry to them. So an inner one's use of an outer one does not count, and an outer one's use of an inner one does.
/// </summary>
internal static class Circles
{
    private const int ShownPlaces = 3;

    /// <summary>The shortest circle through each namespace that lies on one, each circle once, in words.</summary>
    public static IReadOnlyList<string> Among(IEnumerable<Reference> references)
    {
        var edges = references.Where(each => !IsWithin(each.From, each.To)).ToLookup(each => each.From, StringComparer.Ordinal);
        var circles = edges.Select(from => Shortest(from.Key, edges)).OfType<IReadOnlyList<string>>();
        return [.. circles.DistinctBy(circle => string.Join(' ', circle.Order(StringComparer.Ordinal))).Select(circle => Words(circle, edges))];
    }

    private static bool IsWithin(string space, string outer) => space == outer || space.StartsWith(outer + ".", StringComparison.Ordinal);

    private static List<string>? Shortest(string start, ILookup<string, Reference> edges)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var at))
        {
            foreach (var to in edges[at].Select(each => each.To).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                if (to == start)
                    return Back(at, start, cameFrom);
                if (cameFrom.TryAdd(to, at))
                    next.Enqueue(to);
            }
        }

        return null;
    }

    private static List<string> Back(string at, string start, Dictionary<string, string> cameFrom)
    {
        var circle = new List<string> { at };
        for (; at != start; circle.Insert(0, at))
            at = cameFrom[at];
        return circle;
    }

    private static string Words(IReadOnlyList<string> circle, ILookup<string, Reference> edges)
    {
        var steps = circle.Select((from, i) => Step(from, circle[(i + 1) % circle.Count], edges));
        return $"{string.Join(" → ", circle.Append(circle[0]))}\n{string.Join('\n', steps)}";
    }

    private static string Step(string from, string to, ILookup<string, Reference> edges)
    {
        var places = edges[from]
            .Where(each => each.To == to)
            .Select(each => each.Place)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var more = places.Count > ShownPlaces ? $" and {places.Count - ShownPlaces} more" : "";
        return $"  {from} → {to}: {string.Join(", ", places.Take(ShownPlaces))}{more}";
    }
}
