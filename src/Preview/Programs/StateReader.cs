using System.Text.Json;

namespace ClusterProvisioning.Preview.Programs;

/// <summary>Reads a state as <c>pulumi stack export</c> writes it (Pulumi's <c>apitype.DeploymentV3</c>). Of outputs nothing is read.</summary>
public static class StateReader
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Defaults = "__defaults";
    private const string StackType = "pulumi:pulumi:Stack";

    private static readonly string[] EnginesOwn = ["__internal", "version", "pluginDownloadURL"];

    /// <summary>The recorded resources of an export, without the stack itself and default providers.</summary>
    /// <param name="json">The text of the export.</param>
    /// <param name="what">What messages call it: the path as it was given.</param>
    /// <param name="stack">The stack that it must be of.</param>
    /// <exception cref="PreviewException">The text is no such state, or another stack's.</exception>
    public static IReadOnlyList<CloudResource> Read(string json, string what, string stack)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("deployment", out var deployment))
                throw new PreviewException($"{what} is no export of a stack: it has no 'deployment'. Make one: pulumi stack export -s {stack} --file {what}");
            var version = document.RootElement.TryGetProperty("version", out var number) && number.TryGetInt32(out var found) ? found : 0;
            if (version is not (3 or 4))
                throw new PreviewException($"{what} has deployment version {version}; this program reads 3 and 4. Make one with a current Pulumi CLI.");
            if (!deployment.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
                return [];
            return [.. resources.EnumerateArray().Where(Counts).Select(each => Resource(each, what, stack)).OfType<CloudResource>()];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PreviewException($"{what} is no export of a stack: {exception.Message}", exception);
        }
    }

    // What was read and not made, and what a broken run left to be deleted, is nobody's to change.
    private static bool Counts(JsonElement resource) => !Flag(resource, "delete") && !Flag(resource, "external");

    // The engine makes these by itself.
    private static bool IsOfEngine(Urn urn) =>
        string.Equals(urn.Type, StackType, StringComparison.Ordinal)
            || (urn.Type.StartsWith(Urn.ProviderTypes, StringComparison.Ordinal) && urn.Name.StartsWith("default_", StringComparison.Ordinal));

    private static CloudResource? Resource(JsonElement json, string what, string stack)
    {
        var urn = Urn.Parse(json.GetProperty("urn").GetString()!) ?? throw new PreviewException($"{what}: '{json.GetProperty("urn")}' is no URN.");
        if (!string.Equals(urn.Stack, stack, StringComparison.Ordinal))
            throw new PreviewException($"{what} is of stack '{urn.Stack}', not of '{stack}'. Export the right one: pulumi stack export -s {stack}");
        if (IsOfEngine(urn))
            return null;
        var inputs = json.TryGetProperty("inputs", out var recorded) ? Value(recorded) as MapValue ?? MapValue.Empty : MapValue.Empty;
        return new CloudResource
        {
            Type = urn.Type,
            Name = urn.Name,
            Id = json.TryGetProperty("id", out var id) ? id.GetString() : null,
            Inputs = urn.Type.StartsWith(Urn.ProviderTypes, StringComparison.Ordinal) ? Declared(inputs) : inputs,
            Protect = Flag(json, "protect"),
            RetainOnDelete = Flag(json, "retainOnDelete"),
        };
    }

    // The engine records of a provider which one it took, which a program says by options (pulumi, resource/deploy/providers: "__internal", "version").
    private static MapValue Declared(MapValue inputs) =>
        new(inputs.Entries.Where(entry => !EnginesOwn.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal));

    /// <summary>A value of JSON, secrets and unknown values recognised by their signatures.</summary>
    internal static InputValue Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty(Signature, out var signature) =>
            signature.ValueEquals(SecretSignature) ? new SecretValue(null) : new SymbolicValue("(asset)", []),
        JsonValueKind.Object => Map(json),
        JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(Value)]),
        JsonValueKind.String when json.ValueEquals(UnknownText) => new SymbolicValue("(unknown)", []),
        JsonValueKind.String => new ScalarValue(json.GetString()!),
        JsonValueKind.Number => new ScalarValue(json.GetRawText()),
        JsonValueKind.True => new ScalarValue("true"),
        JsonValueKind.False => new ScalarValue("false"),
        _ => new ScalarValue("null"),
    };

    // Defaults that a provider filled in are listed beside the inputs; the program never had them.
    private static MapValue Map(JsonElement json)
    {
        var filled = json.TryGetProperty(Defaults, out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal)
            : [];
        filled.Add(Defaults);
        return new MapValue(json.EnumerateObject()
            .Where(entry => !filled.Contains(entry.Name))
            .ToDictionary(entry => entry.Name, entry => Value(entry.Value), StringComparer.Ordinal));
    }

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
