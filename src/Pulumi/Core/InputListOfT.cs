using System.Collections;
using System.Collections.Immutable;
using Pulumi.Embedded;
using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>A list argument: plain values, outputs, or an output of a whole list.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private List<Node>? _items;
    private readonly Node? _whole;

    /// <summary>An empty list, which is sent as such.</summary>
    public InputList()
        : base(null)
        => _items = [];

    private InputList(IEnumerable<ISymbol> items)
        : this()
    {
        foreach (var item in items)
            _items!.Add(item?.Argument ?? new KnownNode(null));
    }

    private InputList(Node whole)
        : base(null)
        => _whole = whole;

    private protected override Node WholeNode => _items is null ? _whole! : new ListNode(_items, Node.AnySecret(_items));

    private protected override Node ArgumentNode => _items is null ? _whole! : new ListNode(_items, IsSecret: false);

    internal IReadOnlyList<Node>? KnownItems => _items;

    /// <summary>Adds elements at the end; a <see cref="ProgramException"/> if the list is secret as a whole or known only to the engine.</summary>
    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    /// <summary>Adds another list's elements.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Adds another list's elements.</summary>
    public void AddRange(InputList<T> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Expand().AddRange(inputs.Expand());
    }

    /// <summary>A new list of both lists' elements.</summary>
    public InputList<T> Concat(InputList<T> other)
    {
        var list = Clone();
        list.AddRange(other);
        return list;
    }

    internal InputList<T> Clone() => new(ArgumentNode) { _items = _items is null ? null : [.. _items] };

    /// <summary>Makes a list of one element.</summary>
    public static implicit operator InputList<T>(T value) => (Input<T>)value;

    /// <inheritdoc cref="op_Implicit(T)"/>
    public static implicit operator InputList<T>(Output<T> value) => (Input<T>)value;

    /// <inheritdoc cref="op_Implicit(T)"/>
    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    /// <summary>Makes a list of all elements.</summary>
    public static implicit operator InputList<T>(T[] values) => new(values.Select(v => (Input<T>)v));

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(Output<T>[] values) => new((IEnumerable<ISymbol>)values);

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(Input<T>[] values) => new((IEnumerable<ISymbol>)values);

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(List<T> values) => new(values.Select(v => (Input<T>)v));

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(List<Output<T>> values) => new((IEnumerable<ISymbol>)values);

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(List<Input<T>> values) => new((IEnumerable<ISymbol>)values);

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => values.IsDefault ? [] : new InputList<T>(values.Select(v => (Input<T>)v));

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? [] : new InputList<T>(values.Cast<ISymbol>());

    /// <inheritdoc cref="op_Implicit(T[])"/>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values)
        => values.IsDefault ? [] : new InputList<T>(values.Cast<ISymbol>());

    /// <summary>An output of a whole list.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Node);

    /// <inheritdoc cref="op_Implicit(Output{T[]})"/>
    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Node);

    /// <inheritdoc cref="op_Implicit(Output{T[]})"/>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Node);

    /// <inheritdoc cref="op_Implicit(Output{T[]})"/>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Node);

    IEnumerator IEnumerable.GetEnumerator() => throw Enumerated();

    /// <summary>Not possible while a program is compiled.</summary>
    public IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken) => throw Enumerated();

    private static ProgramException Enumerated()
        => new($"An InputList<{typeof(T).Name}> cannot be enumerated: keep the values in a list of your own and build the InputList from it.");

    private static ProgramException Closed()
    {
        const string State = "secret as a whole or known only to the engine";
        return new ProgramException($"Elements cannot be added to a list that is {State}: build the list from its elements.");
    }

    private List<Node> Expand()
    {
        if (_items is not null)
            return _items;
        _items = _whole switch
        {
            ListNode { IsSecret: false } list => [.. list.Items],
            KnownNode { IsSecret: false, Value: IEnumerable values } => [.. values.Cast<object?>().Select(Node.Of)],
            _ => throw Closed(),
        };
        return _items;
    }
}
