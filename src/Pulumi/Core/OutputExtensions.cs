using System.Collections.Immutable;
using Pulumi.Embedded;
using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>Selects from outputs of lists and unions.</summary>
public static class OutputExtensions
{
    /// <summary>The element at an index that is known now.</summary>
    public static Output<T> GetAt<T>(this Output<ImmutableArray<T>> array, Input<int> index)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (((ISymbol)index).Node is not KnownNode { Value: int known })
            throw new ProgramException("GetAt needs an index that is known while the program is compiled.");
        return new Output<T>(Selection.Index(array.Node, known));
    }

    /// <summary>The first element of a list that only the engine knows, by the index 0.</summary>
    public static Output<T> First<T>(this Output<ImmutableArray<T>> array) => array.GetAt(0);

    /// <summary>The value as the first type.</summary>
    public static Output<T0> AsT0<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(v => v.AsT0);

    /// <summary>The value as the second type.</summary>
    public static Output<T1> AsT1<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(v => v.AsT1);

    /// <summary>The value, of either type.</summary>
    public static Output<object> Value<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(v => v.Value);
}
