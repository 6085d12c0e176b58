using System.Text.Json;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Comparing;

/// <summary>Finds the properties that differ.</summary>
/// <param name="recorded">True if the old side is a state.</param>
internal sealed class PropertyComparer(bool recorded)
{
    /// <summary>The properties found to differ so far, in the order of comparison.</summary>
    public List<PropertyChange> Changes { get; } = [];

    /// <summary>The properties whose values only the engine knows, with what the program writes there.</summary>
    public List<(string Path, string Value)> Unknown { get; } = [];

    /// <summary>Compares what two maps hold.</summary>
    public void CompareMaps(string path, MapValue before, MapValue after)
    {
        foreach (var key in before.Entries.Keys.Union(after.Entries.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Compare(PropertyPath.Join(path, key), before[key], after[key]);
    }

    /// <summary>Compares two values; null where there is none.</summary>
    public void Compare(string path, InputValue? before, InputValue? after)
    {
        if (recorded && after is SymbolicValue or SecretValue && before is not null)
        {
            Unknown.Add((path, after.Shown));
            return;
        }

        switch (Spelled(before, after), after)
        {
            case (MapValue old, MapValue wanted):
                CompareMaps(path, old, wanted);
                break;
            case (ListValue old, ListValue wanted):
                CompareLists(path, old, wanted);
                break;
            case (ScalarValue old, ScalarValue wanted) when IsSame(old.Text, wanted.Text):
            case (SymbolicValue symbol, SymbolicValue other) when string.Equals(symbol.Text, other.Text, StringComparison.Ordinal):
            case (SecretValue secret, SecretValue another) when secret == another:
            case (null, null):
                break;
            default:
                Changes.Add(new PropertyChange(path, before?.Shown, after?.Shown));
                break;
        }
    }

    private void CompareLists(string path, ListValue before, ListValue after)
    {
        if (before.Items.Concat(after.Items).Any(item => item is MapValue or ListValue))
        {
            for (var at = 0; at < Math.Max(before.Items.Count, after.Items.Count); at++)
                Compare($"{path}[{at}]", before.Items.ElementAtOrDefault(at), after.Items.ElementAtOrDefault(at));
        }
        else if (recorded && after.Items.Any(item => item is SymbolicValue or SecretValue))
        {
            Unknown.Add((path, after.Shown));
        }
        else if (!before.Items.Select(item => item.Shown).SequenceEqual(after.Items.Select(item => item.Shown), StringComparer.Ordinal))
        {
            Changes.Add(new PropertyChange(path, before.Shown, after.Shown));
        }
    }

    // The engine records a provider's maps and lists as JSON texts.
    private static InputValue? Spelled(InputValue? before, InputValue? after)
    {
        if (before is not ScalarValue { Text: ['{' or '[', ..] text } || after is not (MapValue or ListValue))
            return before;
        try
        {
            using var json = JsonDocument.Parse(text);
            return StateReader.Value(json.RootElement);
        }
        catch (JsonException)
        {
            return before;
        }
    }

    // A truth value is written in either case.
    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal)
            || (bool.TryParse(one, out var first) && bool.TryParse(other, out var second) && first == second);
}
