using System.Collections;
using System.Globalization;
using System.Text.Json;
using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>Writes arguments and outputs: plain values, and the nodes that stand for symbolic ones.</summary>
internal sealed class ValueWriter
{
    private readonly YamlWriter _yaml;
    private readonly ExpressionWriter _expressions;
    private bool _inSecret;

    public ValueWriter(YamlWriter yaml, Recorder recorder)
    {
        _yaml = yaml;
        _expressions = new ExpressionWriter(yaml, recorder, this);
    }

    public void Write(object? value)
    {
        switch (value)
        {
            case string text:
                _yaml.Text(QuotedText.Literal(text));
                break;
            case Node node:
                WriteNode(node);
                break;
            case ISymbol symbol:
                WriteNode(symbol.Argument);
                break;
            case bool flag:
                _yaml.Plain(flag ? "true" : "false");
                break;
            case int number:
                _yaml.Plain(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                _yaml.Plain(Plain.Number(number));
                break;
            case InputArgs args:
                WriteArgs(args);
                break;
            default:
                WriteOther(value);
                break;
        }
    }

    /// <summary>Writes a call of one of <see cref="Functions"/>.</summary>
    public void WriteFunction(string function, object argument)
    {
        _yaml.Open();
        _yaml.Quoted(function);
        Write(argument);
        _yaml.Close();
    }

    private void WriteOther(object? value)
    {
        if (Null.Is(value))
            _yaml.Plain("null");
        else if (value is IUnion union)
            Write(union.Value);
        else if (value is AssetOrArchive asset)
            WriteFunction(asset.Function, asset.Source);
        else if (value is JsonElement json)
            Write(Plain.Json(json));
        else if (value is IDictionary map)
            WriteMap(Plain.Map(map));
        else if (value is IList list)
            WriteList(list, Plain.Count(list));
        else if (value is Enum number)
            Write(Convert.ToInt32(number, CultureInfo.InvariantCulture));
        else if (EnumShape.TryRead(value!, out var plain))
            Write(plain);
        else
            throw Refused(value!);
    }

    private void WriteNode(Node node)
    {
        if (node is { IsSecret: true, MarkedByHost: false } && !_inSecret)
        {
            _inSecret = true;
            WriteFunction(Functions.Secret, node);
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
                _expressions.Write(access);
                break;
            case TextNode text:
                _expressions.Write(text);
                break;
        }
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
            if (!Null.Is(entries.Values[i]))
                WriteEntry(ref open, Functions.CheckKey(entries.Keys[i]), entries.Values[i]);
        }

        CloseMap(open);
    }

    private void WriteArgs(InputArgs args)
    {
        var open = false;
        foreach (var slot in InputShape.Of(args.GetType()))
        {
            if (slot.TryRead(args, out var value))
                WriteEntry(ref open, slot.Name, value);
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

    private static ProgramException Refused(object value) => value is Resource resource
        ? new ProgramException($"The resource '{resource.GetResourceName()}' is no value: pass its Id, its Arn or another output.")
        : new ProgramException(
            $"A value of type {value.GetType().Name} cannot be an argument: use text, int, double, bool, lists, maps or classes of arguments.");
}
