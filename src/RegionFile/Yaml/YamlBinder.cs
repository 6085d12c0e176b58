using System.Collections;
using System.Text.Json;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>Turns nodes into records, strictly: every key is read, every value has its type. Collects all errors and keeps every value's place.</summary>
/// <param name="diagnostics">Receives what is wrong: unknown and missing keys, values of another kind.</param>
/// <param name="sources">Receives the place of every value, by model path.</param>
internal sealed class YamlBinder(ICollection<Diagnostic> diagnostics, SourceMap sources)
{
    /// <summary>The value of a node; null where it could not be made (a diagnostic says why).</summary>
    public object? Bind(YamlNode node, Type type, ModelPath path)
    {
        sources.Add(path, node.Location);
        type = ValueShape.Unwrapped(type);
        if (node is YamlScalar { IsNull: true })
            return Refuse(node, $"'{path.Last}' is empty", Wanted(type) + ", or {} for the defaults; null only removes what a profile declares");
        if (ScalarType.For(type) is { } scalar)
            return BindScalar(node, scalar, path);
        if (ValueShape.ListItem(type) is { } item)
            return BindList(node, item, path);
        if (ValueShape.MapEntry(type) is { } entry)
            return BindMap(node, entry, path);
        return BindRecord(node, type, path);
    }

    private object? BindScalar(YamlNode node, ScalarType type, ModelPath path)
    {
        if (node is not YamlScalar scalar)
            return Refuse(node, $"'{path.Last}' is {Kind(node)}", type.Wanted);
        return type.TryParse(scalar) ?? Refuse(node, $"'{path.Last}' is '{Shown(scalar.Text)}'", type.Wanted);
    }

    private Array BindList(YamlNode node, Type item, ModelPath path)
    {
        // One value stands for a list of one: `from: database`.
        var nodes = node is YamlSequence sequence ? sequence.Items : [node];
        var values = new List<object>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (Bind(nodes[i], item, path.Item(i)) is { } value)
                values.Add(value);
        }

        // An array needs no code of its own for each enum; a list of one is compiled at every start.
        var list = Array.CreateInstance(item, values.Count);
        for (var i = 0; i < values.Count; i++)
            list.SetValue(values[i], i);
        return list;
    }

    private IDictionary? BindMap(YamlNode node, (Type Key, Type Value) entry, ModelPath path)
    {
        if (node is not YamlMapping mapping)
        {
            Refuse(node, $"'{path.Last}' is {Kind(node)}", "a mapping of names");
            return null;
        }

        var keys = ScalarType.For(entry.Key)!;
        var map = (IDictionary)Activator.CreateInstance(typeof(OrderedDictionary<,>).MakeGenericType(entry.Key, entry.Value))!;
        foreach (var (text, (location, value)) in mapping.Entries)
        {
            var key = keys.TryParse(new YamlScalar(location, text, IsPlain: true));
            if (key is null)
                Refuse(location, $"The key '{Shown(text)}'", keys.Wanted);
            if (Bind(value, entry.Value, path.Key(text)) is { } bound && key is not null)
                map.Add(key, bound);
        }

        return map;
    }

    private object? BindRecord(YamlNode node, Type type, ModelPath path)
    {
        if (node is not YamlMapping mapping)
            return Refuse(node, $"'{path.Last}' is {Kind(node)}", "a mapping of " + string.Join(", ", RecordShape.Of(type).Keys.Keys));
        var shape = RecordShape.Of(type);
        var record = Activator.CreateInstance(type)!;
        var complete = true;
        foreach (var (key, (location, value)) in mapping.Entries)
        {
            if (!shape.Keys.TryGetValue(key, out var known))
                ReportUnknown(key, location, shape);
            else if (Bind(value, known.Property.PropertyType, path.Key(key)) is { } bound && IsInRange(value, known, bound))
                known.Property.SetValue(record, bound);
            else
                complete = false;
        }

        return ReportMissing(mapping, shape, path) && complete ? record : null;
    }

    private bool IsInRange(YamlNode node, RecordKey key, object value)
    {
        if (key.Range is not { } range || range.IsValid(value))
            return true;
        Refuse(node, $"'{JsonNamingPolicy.CamelCase.ConvertName(key.Property.Name)}' is {value}", $"{range.Minimum} to {range.Maximum}");
        return false;
    }

    private bool ReportMissing(YamlMapping mapping, RecordShape shape, ModelPath path)
    {
        var missing = shape.Keys.Where(known => known.Value.IsRequired && !mapping.Entries.ContainsKey(known.Key)).ToList();
        foreach (var (key, known) in missing)
        {
            var owner = path.Last.Length == 0 ? "The region" : $"'{path.Last}'";
            Report(
                DiagnosticCodes.Missing,
                mapping.Location,
                $"{owner} has no '{key}'; wanted {Wanted(known.Property.PropertyType)}.",
                $"Add `{key}:` here or in the profile.");
        }

        return missing.Count == 0;
    }

    private void ReportUnknown(string key, SourceLocation location, RecordShape shape) => Report(
        DiagnosticCodes.UnknownKey,
        location,
        $"Nothing reads the key '{Shown(key)}' here.{Suggestion.For(key, shape.Keys.Keys)}",
        $"Known here: {string.Join(", ", shape.Keys.Keys)}.");

    private object? Refuse(YamlNode node, string found, string wanted) => Refuse(node.Location, found, wanted);

    private object? Refuse(SourceLocation location, string found, string wanted)
    {
        Report(DiagnosticCodes.WrongValue, location, $"{found}; wanted {wanted}.", "Write the value in that form.");
        return null;
    }

    private void Report(string code, SourceLocation location, string message, string fix) =>
        diagnostics.Add(new Diagnostic(code, Severity.Error, location, message, fix));

    private static string Wanted(Type type)
    {
        type = ValueShape.Unwrapped(type);
        return ScalarType.For(type)?.Wanted ?? (ValueShape.ListItem(type) is null ? "a mapping" : "a list");
    }

    private static string Kind(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        _ => $"the text '{Shown(((YamlScalar)node).Text)}'",
    };

    /// <summary>Short, and without what a terminal would obey.</summary>
    private static string Shown(string text)
    {
        var visible = string.Concat(text.Take(60).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
        return text.Length <= 60 ? visible : visible[..57] + "…";
    }
}
