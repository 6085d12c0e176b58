using System.Reflection;

namespace Pulumi.Embedded.Symbols;

/// <summary>Says which casts leave a value on the wire as it is.</summary>
internal static class Casts
{
    private static readonly Type[] Integers =
    [
        typeof(sbyte),
        typeof(byte),
        typeof(short),
        typeof(ushort),
        typeof(int),
        typeof(uint),
        typeof(long),
        typeof(double),
    ];

    public static bool KeepTheValue(Type from, Type to, MethodInfo? conversion)
    {
        if (conversion is not null)
            return IsOurs(conversion.DeclaringType!);
        if (from == to || from.IsAssignableTo(to) || to.IsAssignableTo(from) || from.IsEnum || to.IsEnum)
            return true;
        return Array.IndexOf(Integers, from) is >= 0 and var narrow && Array.IndexOf(Integers, to) > narrow;
    }

    private static bool IsOurs(Type type)
        => type.IsDefined(typeof(EnumTypeAttribute), inherit: false) || type.IsAssignableTo(typeof(ISymbol)) || type.IsAssignableTo(typeof(IUnion));
}
