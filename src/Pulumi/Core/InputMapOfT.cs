using System.Collections;
using System.Collections.Immutable;
using Pulumi.Embedded;
using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>A map argument: plain values, outputs, or an output of a whole map.</summary>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private SortedList<string, Node>? _entries;
    private readonly Node? _whole;

    /// <summary>An empty map, which is sent as such.</summary>
    public InputMap()
        : base(null)
        => _entries = new SortedList<string, Node>(StringComparer.Ordinal);

    private InputMap(Node whole)
        : base(null)
        => _whole = whole;

    private protected override Node WholeNode
        => _entries is null ? _whole! : new MapNode(_entries, Node.AnySecret([.. _entries.Values]));

    private protected override Node ArgumentNode => _entries is null ? _whole! : new MapNode(_entries, IsSecret: false);

    /// <summary>Sets the value of a key; a second, different value for it is an error.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Adds an entry; a second, different value for a key is an error.</summary>
    public void Add(string key, Input<TValue> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        AddNode(key, ((ISymbol?)value)?.Argument ?? new KnownNode(null));
    }

    /// <summary>Adds another map's entries.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds another map's entries.</summary>
    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var entry in values.Expand())
            AddNode(entry.Key, entry.Value);
    }

    /// <summary>A new map of both; the second's values win.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var merged = new InputMap<TValue>();
        foreach (var entry in first.Expand())
            merged._entries![entry.Key] = entry.Value;
        foreach (var entry in second.Expand())
            merged._entries![entry.Key] = entry.Value;
        return merged;
    }

    /// <summary>Makes a map of all entries.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    /// <inheritdoc cref="op_Implicit(Dictionary{string, TValue})"/>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    /// <summary>An output of a whole map.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new(values.Node);

    /// <inheritdoc cref="op_Implicit(Output{Dictionary{string, TValue}})"/>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new(values.Node);

    /// <inheritdoc cref="op_Implicit(Output{Dictionary{string, TValue}})"/>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new(values.Node);

    IEnumerator IEnumerable.GetEnumerator() => throw Enumerated();

    /// <summary>Not possible while a program is compiled.</summary>
    public IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken) => throw Enumerated();

    private static ProgramException Enumerated()
        => new($"An InputMap<{typeof(TValue).Name}> cannot be enumerated: keep the values in a dictionary of your own and build the InputMap from it.");

    private static ProgramException Closed()
    {
        const string State = "secret as a whole or known only to the engine";
        return new ProgramException($"Entries cannot be added to a map that is {State}: build the map from its entries.");
    }

    private void AddNode(string key, Node value)
    {
        var entries = Expand();
        if (!entries.TryGetValue(key, out var present))
            entries.Add(key, value);
        else if (present != value)
            throw new ArgumentException($"Key '{key}' already exists in the map with a different value.", nameof(key));
    }

    private SortedList<string, Node> Expand()
    {
        if (_entries is not null)
            return _entries;
        _entries = new SortedList<string, Node>(StringComparer.Ordinal);
        switch (_whole)
        {
            case MapNode { IsSecret: false } map:
                foreach (var entry in map.Entries)
                    _entries.Add(entry.Key, entry.Value);
                break;
            case KnownNode { IsSecret: false, Value: IDictionary values }:
                foreach (DictionaryEntry entry in values)
                    _entries.Add((string)entry.Key, Node.Of(entry.Value));
                break;
            default:
                _entries = null;
                throw Closed();
        }

        return _entries;
    }
}
