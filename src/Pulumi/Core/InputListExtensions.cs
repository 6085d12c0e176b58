namespace Pulumi;

/// <summary>Lets lists of unions take either type in an initialiser.</summary>
public static class InputListExtensions
{
    /// <summary>Adds an element of the first type.</summary>
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T0> value)
    {
        ArgumentNullException.ThrowIfNull(list);
        list.Add((Input<Union<T0, T1>>)(InputUnion<T0, T1>)value);
    }

    /// <summary>Adds an element of the second type.</summary>
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T1> value)
    {
        ArgumentNullException.ThrowIfNull(list);
        list.Add((Input<Union<T0, T1>>)(InputUnion<T0, T1>)value);
    }
}
