using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Embedded.Symbols;

/// <summary>Reads from a binding's annotations whether an output may be null.</summary>
internal static class Nullability
{
    private static readonly ConcurrentDictionary<MemberInfo, bool> Known = new();

    /// <summary>True for <c>Output&lt;string?&gt; X</c> and for <c>readonly string? X</c>.</summary>
    public static bool IsNullable(MemberInfo member) => Known.GetOrAdd(member, Read);

    private static bool Read(MemberInfo member)
    {
        var context = new NullabilityInfoContext();
        var info = member switch
        {
            PropertyInfo property => context.Create(property),
            FieldInfo field => context.Create(field),
            _ => null,
        };
        if (info is { GenericTypeArguments.Length: 1 } && info.Type.GetGenericTypeDefinition() == typeof(Output<>))
            info = info.GenericTypeArguments[0];
        return info?.ReadState == NullabilityState.Nullable;
    }
}
