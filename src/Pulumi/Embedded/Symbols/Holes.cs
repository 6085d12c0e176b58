namespace Pulumi.Embedded.Symbols;

/// <summary>Decides what may fill a hole of a text.</summary>
internal static class Holes
{
    /// <summary>True for whole numbers, which Pulumi YAML would print as 1e+06; false for texts; anything else is refused.</summary>
    public static bool NeedsJson(TextBuilder.Argument argument, string specification)
    {
        if (specification.Length > 0)
            throw Refused(argument, $"the format '{specification}' cannot be applied by the engine");
        if (argument.Node is not AccessNode access)
            throw Refused(argument, "it is a list or a map");
        if (Nullable.GetUnderlyingType(argument.Type) is not null || access.MayBeNull)
            throw Refused(argument, "it may be null, which Pulumi YAML prints as <nil> and C# as nothing");
        if (argument.Type == typeof(string) || argument.Type.IsDefined(typeof(EnumTypeAttribute), inherit: false))
            return false;
        if (argument.Type == typeof(int) || argument.Type == typeof(long))
            return true;
        throw Refused(argument, argument.Type == typeof(object)
            ? "its type is unknown; cast it first: output.Apply(v => (string)v)"
            : $"Pulumi YAML prints a {argument.Type.Name} otherwise than C#");
    }

    /// <summary>A known value as text: unions and wrapped values print what they hold.</summary>
    public static object? Plain(object? value) => value is IUnion union ? union.Value : value;

    private static ProgramException Refused(TextBuilder.Argument argument, string why)
    {
        var text = new System.Text.StringBuilder();
        (argument.Node as AccessNode)?.WriteTo(text);
        const string Wanted = "Use an output that is always a text or a whole number, or pass it as an argument of its own.";
        return new ProgramException($"The output {text} cannot fill a hole of a text: {why}. {Wanted}");
    }
}
