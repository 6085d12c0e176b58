using System.Collections.Concurrent;
using System.Globalization;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>How one type is read from a scalar and described in the JSON schema.</summary>
/// <param name="Wanted">What is wanted, for messages.</param>
/// <param name="Schema">JSON schema of the value, as key and value pairs.</param>
/// <param name="TryParse">Reads the scalar; null where it is not one.</param>
internal sealed record ScalarType(string Wanted, IReadOnlyDictionary<string, object> Schema, Func<YamlScalar, object?> TryParse)
{
    private static readonly Dictionary<Type, ScalarType> Known = new()
    {
        [typeof(string)] = new(
            "a text that is not empty",
            new OrderedDictionary<string, object> { ["type"] = "string", ["pattern"] = "\\S" },
            scalar => string.IsNullOrWhiteSpace(scalar.Text) ? null : scalar.Text),
        [typeof(int)] = new(
            "a whole number",
            Json("integer"),
            scalar => scalar.IsPlain && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null),
        [typeof(double)] = new(
            "a number",
            Json("number"),
            scalar => scalar.IsPlain
                && double.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number
                : null),
        [typeof(bool)] = new("true or false", Json("boolean"), scalar => scalar is { IsPlain: true, Text: "true" or "false" } ? scalar.Text == "true" : null),
        [typeof(Bandwidth)] = Of<Bandwidth>(),
        [typeof(Bytes)] = Of<Bytes>(),
        [typeof(Cidr)] = Of<Cidr>(),
        [typeof(ColumnType)] = Of<ColumnType>(),
        [typeof(Country)] = Of<Country>(),
        [typeof(AccountId)] = Of<AccountId>(),
        [typeof(RoleArn)] = Of<RoleArn>(),
        [typeof(AddonVersion)] = Of<AddonVersion>(),
        [typeof(Distance)] = Of<Distance>(),
        [typeof(Duration)] = Of<Duration>(),
        [typeof(FlowEnd)] = Of<FlowEnd>(),
        [typeof(FunctionSignature)] = Of<FunctionSignature>(),
        [typeof(ImageName)] = Of<ImageName>("string", "number"),
        [typeof(Ipv4)] = Of<Ipv4>(),
        [typeof(MemberName)] = Of<MemberName>(),
        [typeof(MemorySize)] = Of<MemorySize>(),
        [typeof(Name)] = Of<Name>(),
        [typeof(OpenPgpKey)] = Of<OpenPgpKey>(),
        [typeof(OpenPgpKeyId)] = Of<OpenPgpKeyId>(),
        [typeof(Percent)] = Of<Percent>(),
        [typeof(Port)] = Of<Port>("integer", "string"),
        [typeof(Ratio)] = Of<Ratio>(),
        [typeof(Schedule)] = Of<Schedule>(),
        [typeof(SlotName)] = Of<SlotName>(),
        [typeof(SqlName)] = Of<SqlName>(),
        [typeof(SoftwareVersion)] = Of<SoftwareVersion>("string", "number"),
    };

    private static readonly ConcurrentDictionary<Type, ScalarType> Enums = new();

    /// <summary>The scalar type for a CLR type; null where values of it are not scalars.</summary>
    public static ScalarType? For(Type type)
    {
        if (Known.TryGetValue(type, out var known))
            return known;
        return type.IsEnum ? Enums.GetOrAdd(type, OfEnum) : null;
    }

    private static ScalarType Of<T>(params string[] jsonTypes)
        where T : IScalar<T>
    {
        object types = jsonTypes.Length == 0 ? "string" : jsonTypes;
        var schema = new OrderedDictionary<string, object> { ["type"] = types, ["pattern"] = T.Pattern };
        return new ScalarType(T.Wanted, schema, scalar => T.TryParse(scalar.Text, out var value) ? value : null);
    }

    private static ScalarType OfEnum(Type type)
    {
        var names = Enum.GetNames(type).ToDictionary(name => EnumName.Written(type, name), name => Enum.Parse(type, name), StringComparer.Ordinal);
        var schema = new OrderedDictionary<string, object> { ["enum"] = names.Keys.ToArray() };
        return new ScalarType($"one of {string.Join(", ", names.Keys)}", schema, scalar => names.GetValueOrDefault(scalar.Text));
    }

    private static OrderedDictionary<string, object> Json(string type) => new() { ["type"] = type };
}
