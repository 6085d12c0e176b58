using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Preview.Programs;

/// <summary>Reads a program of Pulumi YAML, as <c>provision compile</c> writes it.</summary>
public static class ProgramReader
{
    private const string FunctionPrefix = "fn::";
    private const string SecretFunction = "fn::secret";
    private const string JoinFunction = "fn::join";

    /// <summary>The resources of a compiled program, in its order.</summary>
    /// <exception cref="PreviewException">The text is no such program.</exception>
    public static IReadOnlyList<CloudResource> Read(string yaml, string what)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        if (YamlTree.Read(yaml, what) is not MapValue program)
            throw new PreviewException($"{what} is no Pulumi program: its top level is no map.");
        return [.. program.Map("resources").Entries.Select(entry => Resource(entry.Key, entry.Value as MapValue ?? MapValue.Empty, what))];
    }

    private static CloudResource Resource(string key, MapValue written, string what)
    {
        var options = written.Map("options");
        return new CloudResource
        {
            Key = key,
            Type = written.Text("type") ?? throw new PreviewException($"{what}: resource '{key}' has no type."),
            Name = written.Text("name") ?? key,
            Inputs = (MapValue)Evaluate(written.Map("properties")),
            Protect = options.Flag("protect"),
            RetainOnDelete = options.Flag("retainOnDelete"),
            IgnoreChanges = options.Texts("ignoreChanges"),
            ReplaceOnChanges = options.Texts("replaceOnChanges"),
            Aliases = [.. options.Texts("aliases").Select(Urn.Parse).OfType<Urn>().Select(urn => (urn.Type, urn.Name))],
        };
    }

    private static InputValue Evaluate(InputValue written) => written switch
    {
        ScalarValue scalar => Interpolation.Read(scalar.Text),
        ListValue list => new ListValue([.. list.Items.Select(Evaluate)]),
        MapValue { Entries: { Count: 1 } entries } when entries.First() is var (key, value) && key.StartsWith(FunctionPrefix, StringComparison.Ordinal) =>
            Function(key, Evaluate(value)),
        MapValue map => new MapValue(map.Entries.ToDictionary(
            entry => entry.Key.Replace("$$", "$", StringComparison.Ordinal),
            entry => Evaluate(entry.Value),
            StringComparer.Ordinal)),
        _ => written,
    };

    private static bool IsText(InputValue part) =>
        part is ScalarValue || (part is SymbolicValue symbolic && !symbolic.Text.StartsWith(FunctionPrefix, StringComparison.Ordinal));

    private static InputValue Function(string name, InputValue argument)
    {
        if (string.Equals(name, SecretFunction, StringComparison.Ordinal))
            return new SecretValue(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(argument.Shown))));
        var within = argument.Within().OfType<SymbolicValue>();
        IReadOnlyList<string> references = [.. within.SelectMany(value => value.References).Distinct(StringComparer.Ordinal)];
        // Two references in a text are written as a join, and are one text to whoever reads the program.
        return name == JoinFunction && argument is ListValue { Items: [ScalarValue { Text: "" }, ListValue parts] } && parts.Items.All(IsText)
            ? new SymbolicValue(string.Concat(parts.Items.Select(part => part.Shown)), references)
            : new SymbolicValue($"{name}({argument.Shown})", references);
    }
}
