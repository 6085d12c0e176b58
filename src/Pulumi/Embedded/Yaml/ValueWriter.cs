using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>Writes values and expressions as the value of what was begun in the YAML.</summary>
internal sealed class ValueWriter
{
    private readonly YamlWriter _yaml;
    private readonly Recorder _recorder;
    private bool _inSecret;

    public ValueWriter(YamlWriter yaml, Recorder recorder)
    {
        _yaml = yaml;
        _recorder = recorder;
    }

    /// <summary>Null in the sense of both doors: a property without a value is not sent.</summary>
    public static bool IsNull(object? value) => value switch
    {
        null => true,
        ISymbol symbol => IsNull(symbol.Argument),
        Node node => node is KnownNode { Value: var known } && IsNull(known),
        IUnion union => IsNull(union.Value),
        JsonElement json => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined,
        IList list => Lists.IsDefault(list),
        _ => false,
    };

    public void Write(object? value)
    {
        switch (value)
        {
            case null:
                _yaml.Plain("null");
                break;
            case string text:
                _yaml.Text(QuotedText.Literal(text));
                break;
            case bool flag:
                _yaml.Plain(flag ? "true" : "false");
                break;
            case int number:
                _yaml.Plain(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                _yaml.Plain(Number(number));
                break;
            case Node node:
                WriteNode(node);
                break;
            case ISymbol symbol:
                WriteNode(symbol.Argument);
                break;
            case IUnion union:
                Write(union.Value);
                break;
            case InputArgs args:
                WriteArgs(args);
                break;
            case AssetOrArchive asset:
                WriteFunction(asset.Function, asset.Source);
                break;
            case JsonElement json:
                Write(JsonValue.Plain(json));
                break;
            case IDictionary map:
                WriteMap(Maps.Sorted(map));
                break;
            case IList list when !Lists.IsDefault(list):
                WriteList(list, list.Count);
                break;
            case Enum number:
                _yaml.Plain(Convert.ToInt32(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                WriteOther(value);
                break;
        }
    }

    private void WriteOther(object value)
    {
        if (IsNull(value))
            _yaml.Plain("null");
        else if (EnumShape.TryRead(value, out var text))
            Write(text);
        else if (value is Resource resource)
            throw new ProgramException($"The resource '{resource.GetResourceName()}' is no value: pass its Id, its Arn or another output.");
        else
            throw new ProgramException($"A value of type {value.GetType().Name} cannot be an argument: use text, int, double, bool, lists, maps or classes of arguments.");
    }

    private void WriteNode(Node node)
    {
        if (node is { IsSecret: true, MarkedByHost: false } && !_inSecret)
        {
            _inSecret = true;
            _yaml.Open();
            _yaml.Quoted(Functions.Secret);
            WriteNode(node);
            _yaml.Close();
            _inSecret = false;
            return;
        }

        switch (node)
        {
            case KnownNode known:
                Write(known.Value);
                break;
            case ListNode list:
                WriteList(list.Items, list.Items.Count);
                break;
            case MapNode map:
                WriteMap(map.Entries);
                break;
            case AccessNode access:
                _yaml.Text(Reference(access));
                break;
            case TextNode text:
                WriteText(text);
                break;
        }
    }

    private string Reference(AccessNode access)
    {
        if (!_recorder.Declares(access.Root))
            throw new ProgramException($"'{access.Root}' belongs to another program.");
        var text = new StringBuilder();
        access.WriteTo(text);
        return text.ToString();
    }

    private void WriteList(IEnumerable items, int count)
    {
        if (count == 0)
        {
            _yaml.Plain("[]");
            return;
        }

        _yaml.Open();
        foreach (var item in items)
        {
            _yaml.Item();
            Write(item);
        }

        _yaml.Close();
    }

    private void WriteMap<TValue>(SortedList<string, TValue> entries)
    {
        var open = false;
        for (var i = 0; i < entries.Count; i++)
        {
            if (!IsNull(entries.Values[i]))
                WriteEntry(ref open, Functions.CheckKey(entries.Keys[i]), entries.Values[i]);
        }

        CloseMap(open);
    }

    private void WriteArgs(InputArgs args)
    {
        var open = false;
        foreach (var slot in InputShape.Of(args.GetType()))
        {
            var value = slot.Read(args);
            if (!IsNull(value))
                WriteEntry(ref open, slot.Name, value);
            else if (slot.Required)
                throw new ProgramException($"The property '{slot.Name}' is required and has no value.");
        }

        CloseMap(open);
    }

    private void WriteEntry(ref bool open, string key, object? value)
    {
        if (!open)
            _yaml.Open();
        open = true;
        _yaml.Quoted(QuotedText.Literal(key));
        Write(value);
    }

    private void CloseMap(bool open)
    {
        if (open)
            _yaml.Close();
        else
            _yaml.Plain("{}");
    }

    private void WriteFunction(string function, object argument)
    {
        _yaml.Open();
        _yaml.Quoted(function);
        Write(argument);
        _yaml.Close();
    }

    // Runs of literals and text holes are one interpolation; holes that go through JSON need a join.
    private void WriteText(TextNode node)
    {
        if (!node.Parts.Any(p => p.AsJson))
        {
            _yaml.Text(Interpolation(node.Parts, 0, out _));
            return;
        }

        _yaml.Open();
        _yaml.Quoted(Functions.Join).Open();
        _yaml.Item().Text("");
        _yaml.Item().Open();
        for (var i = 0; i < node.Parts.Count;)
        {
            _yaml.Item();
            if (node.Parts[i].AsJson)
                WriteFunction(Functions.ToJson, node.Parts[i++].Hole!);
            else
                _yaml.Text(Interpolation(node.Parts, i, out i));
        }

        _yaml.Close();
        _yaml.Close();
        _yaml.Close();
    }

    private string Interpolation(IReadOnlyList<TextPart> parts, int from, out int to)
    {
        var text = new StringBuilder();
        for (to = from; to < parts.Count && !parts[to].AsJson; to++)
            text.Append(parts[to].Hole is AccessNode access ? Reference(access) : QuotedText.Literal(parts[to].Literal!));
        return text.ToString();
    }

    private static string Number(double number)
        => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : throw new ProgramException($"{number} is no number that Pulumi can carry.");
}
