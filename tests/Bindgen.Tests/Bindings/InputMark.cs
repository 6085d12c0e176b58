using System.Reflection;
using Pulumi;

namespace Bindgen.Tests.Bindings;

/// <summary>What an <see cref="InputAttribute"/> says; its properties are internal in both SDKs.</summary>
internal sealed record InputMark(string Name, bool Required, bool Json)
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static InputMark? Of(MemberInfo member)
    {
        var data = member.GetCustomAttributesData().SingleOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute));
        return data is null
            ? null
            : new((string)data.ConstructorArguments[0].Value!, (bool)data.ConstructorArguments[1].Value!, (bool)data.ConstructorArguments[2].Value!);
    }

    /// <summary>The marks of a class of arguments, on properties and on the fields behind them.</summary>
    public static IReadOnlyList<InputMark> All(Type args) =>
        [.. args.GetMembers(Members).Select(Of).OfType<InputMark>()];
}
