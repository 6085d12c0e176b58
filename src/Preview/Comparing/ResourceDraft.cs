using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Comparing;

/// <summary>A resource of the new side, with what is known of its change so far.</summary>
/// <param name="before">The same on the old side, if it was there.</param>
/// <param name="after">The resource as the new side has it.</param>
internal sealed class ResourceDraft(CloudResource? before, CloudResource after)
{
    private readonly List<PropertyChange> _properties = [];
    private readonly List<PropertyChange> _ignored = [];

    /// <summary>The resource as the new side has it.</summary>
    public CloudResource Resource => after;

    /// <summary>True if another takes its place.</summary>
    public bool IsReplaced => before is not null && _properties.Exists(change => change.Replaces);

    /// <summary>
    /// Compares inputs, and the options that guard the resource (<c>protect</c>, <c>retainOnDelete</c>, <c>ignoreChanges</c>); unknown values go to the list.
    /// </summary>
    public void Compare(bool recorded, List<UnknownProperty> unknown)
    {
        if (before is null)
            return;
        var comparer = new PropertyComparer(recorded);
        comparer.CompareMaps("", before.Inputs, after.Inputs);
        foreach (var change in comparer.Changes)
            Add(change);
        unknown.AddRange(comparer.Unknown.Select(found => new UnknownProperty(after.Type, after.Name, found.Path, found.Value)));
        CompareGuards(recorded);
    }

    /// <summary>A value comes from a resource that is replaced, so it will be another.</summary>
    public void Follow(string path, CloudResource replaced)
    {
        if (before is not null && !_properties.Exists(change => PropertyPath.Touches(change.Path, path)))
            Add(new PropertyChange(path, $"of the present {replaced.Name}", $"of the new {replaced.Name}"));
    }

    /// <summary>The change; null where there is none.</summary>
    public ResourceChange? Change()
    {
        if (before is not null && _properties.Count == 0 && _ignored.Count == 0)
            return null;
        return new ResourceChange
        {
            Kind = before is null ? ChangeKind.Created : IsReplaced ? ChangeKind.Replaced : ChangeKind.Changed,
            Before = before,
            After = after,
            Properties = _properties,
            Ignored = _ignored,
        };
    }

    private void Add(PropertyChange change)
    {
        if (after.IgnoreChanges.Any(pattern => pattern is "*" || PropertyPath.IsWithin(change.Path, pattern)))
            _ignored.Add(change);
        else
            _properties.Add(change with { Replaces = ReplaceOnChange.Applies(after, change.Path) });
    }

    private void CompareGuards(bool recorded)
    {
        Guard("protect", before!.Protect, after.Protect);
        Guard("retainOnDelete", before.RetainOnDelete, after.RetainOnDelete);
        if (!recorded && !before.IgnoreChanges.SequenceEqual(after.IgnoreChanges, StringComparer.Ordinal))
            _properties.Add(new PropertyChange("(ignoreChanges)", string.Join(", ", before.IgnoreChanges), string.Join(", ", after.IgnoreChanges)));
    }

    private void Guard(string name, bool old, bool wanted)
    {
        if (old != wanted)
            _properties.Add(new PropertyChange($"({name})", old ? "true" : "false", wanted ? "true" : "false"));
    }
}
