using System.Globalization;

namespace Pulumi.Tests.Support;

/// <summary>Compares what YAML read, however deep.</summary>
internal static class YamlAssertions
{
    public static void ShouldRead(this object? actual, object? expected) => Show(actual).ShouldBe(Show(expected));

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IDictionary<object, object> map => $"{{{string.Join(", ", map.Select(e => $"{Show(e.Key)}: {Show(e.Value)}"))}}}",
        IEnumerable<object> list => $"[{string.Join(", ", list.Select(Show))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
