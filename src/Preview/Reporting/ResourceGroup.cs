using ClusterProvisioning.Preview.Comparing;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>Resources of one type to which the same happens.</summary>
/// <param name="Kind">What happens to each of them.</param>
/// <param name="Type">Their type token.</param>
/// <param name="Names">Their logical names.</param>
/// <param name="Properties">The properties that differ alike; none where they come or go.</param>
internal sealed record ResourceGroup(ChangeKind Kind, string Type, IReadOnlyList<string> Names, IReadOnlyList<PropertyChange> Properties)
{
    /// <summary>All groups: what goes first, then what changes, then what comes.</summary>
    public static IEnumerable<ResourceGroup> Of(RegionPreview preview) =>
        from change in preview.Resources.Changes
        where change.HasEffect
        // A created resource is told by its name; each of its properties is new.
        let properties = change.Kind is ChangeKind.Created or ChangeKind.Deleted ? [] : change.Properties
        let differences = string.Join('\n', properties.Select(property => $"{property.Path}\t{property.Before}\t{property.After}"))
        group (change, properties) by (change.Kind, change.Resource.Type, differences) into alike
        orderby Order(alike.Key.Kind)
        select new ResourceGroup(alike.Key.Kind, alike.Key.Type, [.. alike.Select(each => each.change.Resource.Name)], alike.First().properties);

    private static int Order(ChangeKind kind) => kind switch
    {
        ChangeKind.Replaced => 0,
        ChangeKind.Deleted => 1,
        ChangeKind.Changed => 2,
        ChangeKind.Created => 3,
    };
}
